"""Measures the product through its public interface."""
