"""Who has to do or report what, to whom, by when."""
