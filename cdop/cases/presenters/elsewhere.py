"""Words for acts upon a case that are done in rooms above: only their names are known here."""

ELSEWHERE: dict[str, str] = {
    "answer.decided": "Decided which agency's answer goes into the case",
    "answers.read": "Read what agencies answered",
    "attachment.added": "Added a file",
    "attachment.brought_back": "Took back a withdrawn file",
    "attachment.handed_out": "Downloaded a file",
    "attachment.listed": "Looked at the list of files",
    "attachment.scanned": "Recorded that a file was checked for viruses",
    "attachment.withdrawn": "Withdrew a file",
    "case.linked": "Linked the case with another",
    "case.merged": "Merged the record with another",
    "case.unlinked": "Took back a link with another case",
    "case.unmerged": "Took back the merging with another record",
    "incident.case_added": "Added the case to an incident",
    "incident.case_taken_out": "Took the case out of an incident",
    "notification.sent": "Was notified from outside",
    "return.case_read": "Read the case field by field for a national return",
    "theme.tagged": "Gave a theme to a line of the review",
    "theme.untagged": "Took a theme off a line of the review",
    "transfer.learning_delivered": "Was told the learning by the panel that reviewed the death",
    "transfer.withdrawal_told": "Was told that the other panel withdrew the transfer",
}
"""Act to the words for it. A room that has more to tell writes its sentence in `presenters.history`."""
