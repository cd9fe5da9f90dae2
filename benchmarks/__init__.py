"""What is measured, one module a measure, found by looking in this folder.

A measure is a module whose name does not begin with an underscore. It offers::

    ORDER: int                                     # measures run in this order
    def measure(world: World) -> Iterator[Figure]

`World` knows the size that is measured, the rosters and the graph they were loaded into;
a `Figure` holds the values of all runs, in seconds, bytes or a count, and what they are
compared with: another figure of the same run (a ratio no machine changes) or a fixed limit.
"""
