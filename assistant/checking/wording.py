"""How facts are worded in reasons."""


def day(iso: str) -> str:
    """ "2021-11-26" -> "26/11/2021", "2021-11" -> "11/2021"; what is partial stays so."""
    return "/".join(reversed(iso.strip("-").split("-")))
