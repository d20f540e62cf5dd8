"""A language model words the answer, held to numbered passages; without TROLY_LLM nothing here is imported."""
