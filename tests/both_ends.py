"""How two processes share the tests: one begins with the browser's, the other with all else."""

from xdist.scheduler import LoadFileScheduling


class BothEnds(LoadFileScheduling):
    """Hands out whole files in the order of collection: to the first process from the front, to others from the back.

    The browser's tests come first and take longest. So one browser shares the cores with models and checks, and
    two of them are at work only over the files that are left last, where otherwise a process would have nothing to do.
    """

    def __init__(self, config, log=None):
        super().__init__(config, log)
        config.option.loadscopereorder = False  # else the files with the most tests come first

    def _assign_work_unit(self, node):
        if node is not self.nodes[0]:
            self.workqueue.move_to_end(next(reversed(self.workqueue)), last=False)
        super()._assign_work_unit(node)
