"""What a digital signature says of itself on the page, by language."""

from collections.abc import Mapping

_WORDS = {
    "en": "Digitally signed",
    "fr": "Signé électroniquement",
    "de": "Digital signiert",
    "es": "Firmado digitalmente",
    "pt": "Assinado digitalmente",
    "it": "Firmato digitalmente",
    "nl": "Digitaal ondertekend",
    "pl": "Podpisano cyfrowo",
    "cs": "Digitálně podepsáno",
    "sv": "Digitalt undertecknat",
    "da": "Digitalt underskrevet",
    "nb": "Digitalt signert",
    "no": "Digitalt signert",
    "fi": "Allekirjoitettu sähköisesti",
    "ru": "Подписано электронной подписью",
    "uk": "Підписано електронним підписом",
    "tr": "Dijital olarak imzalandı",
    "ar": "موقّع رقميًا",
    "he": "נחתם דיגיטלית",
    "ko": "전자 서명됨",
    "ja": "電子署名済み",
    "zh": "已数字签名",
}
SEALS: Mapping[str, Mapping[str, str]] = {base: {"signed_digitally": words} for base, words in _WORDS.items()}
