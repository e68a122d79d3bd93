"""Investment, land, output value and capacity of projects. The door is `claims`."""
