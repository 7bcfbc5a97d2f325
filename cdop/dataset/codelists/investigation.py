"""After the death: coroner, post-mortem, joint agency response, and other processes that run beside."""

from cdop.dataset.codes import CodeList, entry


class CoronerDecision(CodeList, name="coroner's decision", source="recalled-H"):
    ACCEPTED_PM = "accepted_pm", "Accepted, with post-mortem"
    ACCEPTED_NO_PM = "accepted_no_pm", "Accepted, without post-mortem"
    NO_FURTHER_ACTION = "no_further_action", "No further action"
    INQUEST_OPENED = "inquest_opened", "Inquest opened"
    PENDING = "pending", "Decision awaited"


class PostMortem(CodeList, name="post-mortem", source="found: F53 (question); design (codes)"):
    NONE = "none", "None"
    CORONIAL_STANDARD = "coronial_standard", "Coroner's, standard"
    CORONIAL_FORENSIC = "coronial_forensic", "Coroner's, forensic"
    HOSPITAL_CONSENTED = "hospital_consented", "Hospital, with consent"
    NK = "nk", "Not known"


class JarTrigger(CodeList, name="joint agency response trigger", source="found: F13, F14, F24, F89"):
    """Any one of these calls for a joint agency response."""

    EXTERNAL = "external", "Is or could be due to external causes"
    SUDDEN = "sudden_no_cause", "Sudden, with no immediately apparent cause"
    CUSTODY = "custody_mha", "In custody, or detained under the Mental Health Act"
    SUSPICIOUS = "suspicious", "Circumstances raise suspicion that the death may not have been natural"
    STILLBIRTH = "unattended_stillbirth", "Apparent stillbirth with no healthcare professional in attendance"
    NEAR_DEATH = entry(
        "near_death", "Brought in near death, resuscitated and expected to die", source="recalled-H"
    )


class LinkedProcess(CodeList, name="linked process", source="recalled-H"):
    JAR = "jar", "Joint agency response"
    PSII = entry("psii", "Patient safety incident investigation", description="Formerly serious incident.")
    MNSI = entry("mnsi", "Maternity and newborn safety investigation", description="Formerly by HSIB.")
    PMRT = entry("pmrt", "Perinatal mortality review (PMRT)", source="found: F41")
    MBRRACE = "mbrrace", "MBRRACE-UK surveillance"
    LEDER = entry("leder", "Learning from lives and deaths (LeDeR)", source="found: F40")
    RAPID_REVIEW = entry("rapid_review", "Rapid review", source="found: F44")
    CSPR = entry("cspr", "Child safeguarding practice review", source="found: F44")
    DARDR = entry("dardr", "Domestic abuse related death review", description="Formerly DHR.")
    CRIMINAL = "criminal", "Criminal investigation or proceedings"
    INQUEST = "inquest", "Inquest"
    PFD = "pfd", "Report to prevent future deaths"
    PPO = "ppo", "Prisons and Probation Ombudsman"
    IOPC = "iopc", "Independent Office for Police Conduct"
    HSE = "hse", "Health and Safety Executive"
    OFSTED = "ofsted", "Ofsted"
    CQC = "cqc", "Care Quality Commission"
    PRODUCT = "mhra_opss", "Product or medicine regulator (MHRA, OPSS)"
    COMPLAINT = "complaint_legal", "Complaint or legal claim"
    FIRE = "fire_investigation", "Fire investigation"


class HoldReason(CodeList, name="reason for a hold", source="recalled-H"):
    """What a meeting waits for. The duty to review continues, and so does the clock."""

    POST_MORTEM = entry("post_mortem", "Post-mortem result awaited", source="found: F17; recalled-H")
    INQUEST = entry("inquest", "Inquest open", source="found: F17, F21")
    CRIMINAL = entry("criminal", "Criminal investigation or trial", source="found: F21; recalled-H")
    CSPR = "cspr", "Rapid review or safeguarding practice review"
    PSII = entry("psii", "Patient safety incident investigation", source="found: F21")
    MNSI = "mnsi", "Maternity and newborn safety investigation"
    PMRT = "pmrt", "Perinatal mortality review in progress"
    OTHER_INVESTIGATION = entry(
        "ppo_iopc_hse",
        "Another investigation",
        description="Prisons and Probation Ombudsman, IOPC, HSE, MAIB or RAIB, fire investigation.",
        source="recalled-M",
    )
    THEMED = entry("themed", "Kept for a themed panel", source="found: F34")
    INFO_OUTSTANDING = entry("info_outstanding", "Agency information outstanding", source="design")
    FAMILY = entry("family", "Family asked for more time", source="recalled-M")
    OTHER_CDOP = entry("other_cdop", "Another panel to decide who reviews", source="found: F20")
