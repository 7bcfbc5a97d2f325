"""Code lists of the forms on substances, violence, suicide, and surgery."""

from cdop.dataset.codes import CodeList

_KEY = "recalled-M; design (codes)"


class Substance(CodeList, name="substance", source=_KEY):
    ALCOHOL = "alcohol", "Alcohol"
    CANNABIS = "cannabis", "Cannabis"
    SYNTHETIC = "synthetic_cannabinoid", "Synthetic cannabinoid"
    MDMA = "mdma", "MDMA or ecstasy"
    COCAINE = "cocaine", "Cocaine"
    OPIOID = "opioid", "Heroin or other opioid"
    BENZODIAZEPINE = "benzodiazepine", "Benzodiazepine"
    KETAMINE = "ketamine", "Ketamine"
    NITROUS = "nitrous_oxide", "Nitrous oxide"
    SOLVENT = "solvent", "Solvent or gas"
    OTHER = "other", "Other"
    NK = "nk", "Not known"


class SubstanceSource(CodeList, name="where the substance came from", source=_KEY):
    FRIEND = "friend", "Friend"
    DEALER = "dealer", "Dealer"
    ONLINE = "online", "Online"
    HOME = "home", "Home"
    SHOP = "shop", "Shop"
    OTHER = "other", "Other"
    NK = "nk", "Not known"


class SuspectRelation(CodeList, name="relation of the suspect", source=_KEY):
    MOTHER = "mother", "Mother"
    FATHER = "father", "Father"
    PARTNER = "parents_partner", "Partner of a parent"
    RELATIVE = "relative", "Other relative"
    OWN_PARTNER = "own_partner", "The young person's partner"
    PEER = "peer", "Somebody of like age"
    KNOWN = "known", "Somebody else known to the child"
    STRANGER = "stranger", "Stranger"
    NO_SUSPECT = "none_identified", "Nobody identified"
    NK = "nk", "Not known"


class Weapon(CodeList, name="weapon or means", source=_KEY):
    SHARP = "sharp", "Knife or sharp object"
    BLUNT = "blunt", "Blunt force"
    FIREARM = "firearm", "Firearm"
    SHAKING = "shaking", "Shaking or impact"
    ASPHYXIA = "asphyxia", "Strangling or suffocating"
    POISON = "poison", "Poison"
    FIRE = "fire", "Fire"
    NEGLECT = "neglect", "Neglect"
    OTHER = "other", "Other"
    NK = "nk", "Not known"


class LegalOutcome(CodeList, name="charge or outcome", source=_KEY):
    INVESTIGATION = "investigation", "Under investigation"
    CHARGED = "charged", "Charged"
    CONVICTED = "convicted", "Convicted"
    ACQUITTED = "acquitted", "Acquitted"
    NO_CHARGE = "no_charge", "No charge"
    SUSPECT_DIED = "suspect_died", "The suspect died"
    NA = "na", "Not applicable"
    NK = "nk", "Not known"


class SuicideMethod(CodeList, name="method", source="recalled-H; design (codes)"):
    """Kept in wide groups, and never published for small numbers."""

    HANGING = "hanging", "Hanging or strangulation"
    POISONING = "poisoning", "Poisoning"
    FALL = "fall", "Fall from a height"
    TRANSPORT = "transport", "Railway or road"
    DROWNING = "drowning", "Drowning"
    OTHER = "other", "Other"
    NK = "nk", "Not known"


class AsaGrade(CodeList, name="ASA grade before surgery", source="recalled-L"):
    HEALTHY = "1", "1: healthy"
    MILD = "2", "2: mild disease"
    SEVERE = "3", "3: severe disease"
    THREAT = "4", "4: constant threat to life"
    MORIBUND = "5", "5: not expected to survive without the operation"
    NK = "nk", "Not known"


class ProcedureTiming(CodeList, name="when the complication arose", source="recalled-L; design (codes)"):
    BEFORE = "before", "Before the procedure"
    DURING = "during", "During the procedure"
    WITHIN_DAY = "within_24_h", "Within 24 hours after"
    LATER = "later", "Later"
    NK = "nk", "Not known"


class ProcedureUrgency(CodeList, name="urgency of the procedure", source="recalled-L; design (codes)"):
    PLANNED = "planned", "Planned"
    URGENT = "urgent", "Urgent"
    EMERGENCY = "emergency", "Emergency"
    NK = "nk", "Not known"
