"""What a draft says of its own accord, by language.

`draft` is its number, `not_for_distribution` what may not be done with it; `remarks` heads the list of what was noticed
and `pending` that of signatories who have not confirmed yet; `not_approved` stands on a copy that went out too early.
"""

from collections.abc import Mapping

NAMES = ("draft", "not_for_distribution", "remarks", "pending", "not_approved")


def _words(*words: str) -> dict[str, str]:
    return dict(zip(NAMES, words, strict=True))


_NORWEGIAN = _words("Utkast {number}", "Ikke for distribusjon", "Merknader", "Ennå ikke bekreftet", "Ikke godkjent")
DRAFTS: Mapping[str, Mapping[str, str]] = {
    "en": _words("Draft {number}", "Not for distribution", "Remarks", "Not confirmed yet", "Not approved"),
    "fr": _words("Projet {number}", "Ne pas diffuser", "Remarques", "Pas encore confirmés", "Non approuvé"),
    "de": _words(
        "Entwurf {number}", "Nicht zur Weitergabe", "Anmerkungen", "Noch nicht bestätigt", "Nicht freigegeben"
    ),
    "es": _words("Borrador {number}", "No difundir", "Observaciones", "Aún sin confirmar", "No aprobado"),
    "pt": _words("Rascunho {number}", "Não divulgar", "Observações", "Ainda não confirmados", "Não aprovado"),
    "it": _words("Bozza {number}", "Non divulgare", "Osservazioni", "Non ancora confermati", "Non approvato"),
    "nl": _words("Concept {number}", "Niet verspreiden", "Opmerkingen", "Nog niet bevestigd", "Niet goedgekeurd"),
    "pl": _words("Projekt {number}", "Nie rozpowszechniać", "Uwagi", "Jeszcze niepotwierdzeni", "Niezatwierdzone"),
    "cs": _words("Návrh {number}", "Nešířit", "Poznámky", "Dosud nepotvrzeno", "Neschváleno"),
    "sv": _words("Utkast {number}", "Ej för spridning", "Anmärkningar", "Ännu inte bekräftade", "Ej godkänt"),
    "da": _words("Udkast {number}", "Ikke til distribution", "Bemærkninger", "Endnu ikke bekræftet", "Ikke godkendt"),
    "nb": _NORWEGIAN,
    "no": _NORWEGIAN,
    "fi": _words("Luonnos {number}", "Ei levitykseen", "Huomautukset", "Ei vielä vahvistettu", "Ei hyväksytty"),
    "ru": _words("Проект {number}", "Не для распространения", "Замечания", "Ещё не подтвердили", "Не утверждено"),
    "uk": _words("Проєкт {number}", "Не для поширення", "Зауваження", "Ще не підтвердили", "Не затверджено"),
    "tr": _words("Taslak {number}", "Dağıtılmaz", "Notlar", "Henüz onaylanmadı", "Onaylanmadı"),
    "ar": _words("مسودة {number}", "ليست للتوزيع", "ملاحظات", "لم يؤكدوا بعد", "غير معتمد"),
    "he": _words("טיוטה {number}", "לא להפצה", "הערות", "טרם אישרו", "לא אושר"),
    "ko": _words("초안 {number}", "배포 금지", "검토 사항", "미확인", "미승인"),
    "ja": _words("草案 {number}", "配布禁止", "指摘事項", "未確認", "未承認"),
    "zh": _words("草稿 {number}", "请勿外传", "备注", "尚未确认", "未批准"),
}
