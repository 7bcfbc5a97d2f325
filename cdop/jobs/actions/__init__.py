"""Everything that is done to a job: asked for, taken, carried out, given up, sent again."""

from cdop.jobs.actions.asking import cancel, enqueue, retry
from cdop.jobs.actions.forgetting import forget_arguments
from cdop.jobs.actions.running import run_job, run_now
from cdop.jobs.actions.sweeping import sweep

__all__ = ["cancel", "enqueue", "forget_arguments", "retry", "run_job", "run_now", "sweep"]
