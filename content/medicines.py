"""Names of medicines that our pages give: what a card must name, and what no writer can make plainer."""

import re

_NAMES = """
acenocoumarol acitretin alendronate allopurinol aluminium amiodarone amitriptyline amlodipine apixaban aspirin
atorvastatin azathioprine bisoprolol bisphosphonate bisphosphonates calcitonin ciclosporin cinacalcet ciprofloxacin
clarithromycin colchicine co-trimoxazole dabigatran denosumab digoxin diltiazem edoxaban enalapril erythromycin
etelcalcetide etidronate flecainide fluconazole fluoroquinolone fluoroquinolones furosemide garetosmab gemfibrozil
hexasodium fytate ibuprofen indometacin isotretinoin itraconazole ivabradine ketoconazole lanthanum levofloxacin
levothyroxine lithium losartan mercaptopurine methotrexate metoprolol minocycline moxifloxacin mycophenolate naproxen
nifedipine ofloxacin omeprazole palovarotene pamidronate paracetamol phenytoin prednisolone prednisone propranolol
ramipril ritonavir rituximab rivaroxaban sevelamer simvastatin sodium statin statins tenapanor thiazide thiazides
thioridazine thiosulfate tofacitinib trimethoprim verapamil warfarin zoledronate
"""
NAMES = frozenset(_NAMES.split())
_WORD = re.compile(r"[\w-]+")


def named(text: str) -> list[str]:
    """Return the names of medicines in a text, in reading order."""
    return [word for word in _WORD.findall(text.lower()) if word in NAMES]


def without_names(text: str) -> str:
    """Put one short word for each name, so that a text can be graded by the words its writer chose."""
    return _WORD.sub(lambda word: "this" if word[0].lower() in NAMES else word[0], text)
