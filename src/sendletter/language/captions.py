"""The words that a letter prints of its own accord, by language.

`page_of` stands at the foot of the following pages, `enclosure` and `enclosures`, `cc` and `postscript` before what
they name, `reference` before the reference; `signature_of` and `logo_of` are read aloud instead of a picture. What
a list of signatories says stands in `notices`.
"""

from collections.abc import Mapping

from sendletter.language.drafts import DRAFTS
from sendletter.language.notices import NOTICES
from sendletter.language.redlines import REDLINES
from sendletter.language.seals import SEALS

NAMES = ("page_of", "reference", "enclosure", "enclosures", "cc", "postscript", "signature_of", "logo_of")


def _words(*words: str) -> dict[str, str]:
    return dict(zip(NAMES, words, strict=True))


_NORWEGIAN = _words(
    "Side {page} av {pages}",
    "Vår referanse",
    "Vedlegg",
    "Vedlegg",
    "Kopi til",
    "PS",
    "Underskrift av {name}",
    "Logo for {name}",
)
_CAPTIONS = {
    "en": _words(
        "Page {page} of {pages}",
        "Reference",
        "Enclosure",
        "Enclosures",
        "cc",
        "PS",
        "Signature of {name}",
        "Logo of {name}",
    ),
    "fr": _words(
        "Page {page} sur {pages}",
        "Référence",
        "Pièce jointe",
        "Pièces jointes",
        "Copie à",
        "P.-S.",
        "Signature de {name}",
        "Logo de {name}",
    ),
    "de": _words(
        "Seite {page} von {pages}",
        "Unser Zeichen",
        "Anlage",
        "Anlagen",
        "Verteiler",
        "PS",
        "Unterschrift von {name}",
        "Logo von {name}",
    ),
    "es": _words(
        "Página {page} de {pages}",
        "Referencia",
        "Anexo",
        "Anexos",
        "c. c.",
        "P. D.",
        "Firma de {name}",
        "Logotipo de {name}",
    ),
    "pt": _words(
        "Página {page} de {pages}",
        "Referência",
        "Anexo",
        "Anexos",
        "c/c",
        "P. S.",
        "Assinatura de {name}",
        "Logótipo de {name}",
    ),
    "it": _words(
        "Pagina {page} di {pages}",
        "Riferimento",
        "Allegato",
        "Allegati",
        "c.c.",
        "P.S.",
        "Firma di {name}",
        "Logo di {name}",
    ),
    "nl": _words(
        "Pagina {page} van {pages}",
        "Ons kenmerk",
        "Bijlage",
        "Bijlagen",
        "cc",
        "PS",
        "Handtekening van {name}",
        "Logo van {name}",
    ),
    "pl": _words(
        "Strona {page} z {pages}",
        "Znak sprawy",
        "Załącznik",
        "Załączniki",
        "Do wiadomości",
        "PS",
        "Podpis: {name}",
        "Logo: {name}",
    ),
    "cs": _words(
        "Strana {page} z {pages}",
        "Naše značka",
        "Příloha",
        "Přílohy",
        "Na vědomí",
        "PS",
        "Podpis: {name}",
        "Logo: {name}",
    ),
    "sv": _words(
        "Sida {page} av {pages}",
        "Vår referens",
        "Bilaga",
        "Bilagor",
        "Kopia till",
        "PS",
        "Underskrift av {name}",
        "Logotyp för {name}",
    ),
    "da": _words(
        "Side {page} af {pages}",
        "Vores reference",
        "Bilag",
        "Bilag",
        "Kopi til",
        "PS",
        "Underskrift af {name}",
        "Logo for {name}",
    ),
    "nb": _NORWEGIAN,
    "no": _NORWEGIAN,
    "fi": _words(
        "Sivu {page}/{pages}", "Viite", "Liite", "Liitteet", "Jakelu", "PS", "Allekirjoitus: {name}", "Logo: {name}"
    ),
    "ru": _words(
        "Страница {page} из {pages}",
        "Исх. №",
        "Приложение",
        "Приложения",
        "Копия",
        "P. S.",
        "Подпись: {name}",
        "Логотип: {name}",
    ),
    "uk": _words(
        "Сторінка {page} з {pages}",
        "Вих. №",
        "Додаток",
        "Додатки",
        "Копія",
        "P. S.",
        "Підпис: {name}",
        "Логотип: {name}",
    ),
    "tr": _words("Sayfa {page}/{pages}", "Sayı", "Ek", "Ekler", "Bilgi", "Not", "İmza: {name}", "Logo: {name}"),
    "ar": _words(
        "صفحة {page} من {pages}", "المرجع", "المرفق", "المرفقات", "نسخة إلى", "ملاحظة", "توقيع {name}", "شعار {name}"
    ),
    "he": _words(
        "עמוד {page} מתוך {pages}", "סימוכין", "נספח", "נספחים", "העתק", "נ״ב", "חתימה: {name}", "סמל: {name}"
    ),
    "ko": _words("{pages}쪽 중 {page}쪽", "문서 번호", "붙임", "붙임", "참조", "추신", "{name} 서명", "{name} 로고"),
    "ja": _words(
        "{page} / {pages} ページ", "文書番号", "同封", "同封", "写し", "追伸", "{name} の署名", "{name} のロゴ"
    ),
    "zh": _words("第 {page} 页，共 {pages} 页", "文号", "附件", "附件", "抄送", "又及", "{name} 签名", "{name} 标志"),
}
CAPTIONS: Mapping[str, Mapping[str, str]] = {
    base: {**words, **NOTICES[base], **DRAFTS[base], **REDLINES[base], **SEALS[base]}
    for base, words in _CAPTIONS.items()
}
