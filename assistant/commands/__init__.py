"""The commands of `troly`, one module a command; heavy imports wait until a command needs them."""
