"""Calendar terms and deadlines as printed, and public holidays."""
