"""signedWith: agreements of regions and parks with companies, and what a signing says of its project. The door is `claims`."""
