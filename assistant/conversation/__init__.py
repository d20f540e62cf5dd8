"""Conversations: questions that lean on the ones before, kept with their answers and the sources as they were."""
