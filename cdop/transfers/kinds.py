"""The names of the work done between panels; what they do is in tasks."""

OFFER = "transfer.offer"
WITHDRAW = "transfer.withdraw"
ACCEPT = "transfer.accept"
REJECT = "transfer.reject"
LEARNING = "transfer.learning"
