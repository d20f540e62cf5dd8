"""One question, one answer: understand -> scope -> answer from the evidence -> compose -> verify."""
