"""What a list of signatories says of its own accord, by language.

`withheld` counts those whose names are not printed (an ICU message with the plurals of the language), `and` joins that
to the names before it, `disclaimer` says what the asterisks behind affiliations mean.
"""

from collections.abc import Mapping


def _notices(withheld: str, and_: str, disclaimer: str) -> dict[str, str]:
    return {"withheld": f"{{count, plural, {withheld}}}", "and": and_, "disclaimer": disclaimer}


_NORWEGIAN = _notices(
    "one {# underskriver uten offentliggjort navn} other {# underskrivere uten offentliggjorte navn}",
    "samt {rest}",
    "Tilknytning er oppgitt kun for identifikasjon.",
)
NOTICES: Mapping[str, Mapping[str, str]] = {
    "en": _notices(
        "one {# signatory whose name is withheld} other {# signatories whose names are withheld}",
        "and {rest}",
        "Affiliations are for identification purposes only.",
    ),
    "fr": _notices(
        "one {# signataire dont le nom n’est pas publié} other {# signataires dont les noms ne sont pas publiés}",
        "et {rest}",
        "Les affiliations ne sont mentionnées qu’à titre d’identification.",
    ),
    "de": _notices(
        "one {# unterzeichnende Person, deren Name nicht genannt wird} "
        "other {# Unterzeichnende, deren Namen nicht genannt werden}",
        "sowie {rest}",
        "Die Angabe der Zugehörigkeit dient nur der Identifizierung der Person.",
    ),
    "es": _notices(
        "one {# firmante cuyo nombre no se publica} other {# firmantes cuyos nombres no se publican}",
        "y {rest}",
        "Las afiliaciones se indican únicamente a efectos de identificación.",
    ),
    "pt": _notices(
        "one {# signatário cujo nome não é divulgado} other {# signatários cujos nomes não são divulgados}",
        "e {rest}",
        "As afiliações são indicadas apenas para fins de identificação.",
    ),
    "it": _notices(
        "one {# firmatario il cui nome non è reso pubblico} other {# firmatari i cui nomi non sono resi pubblici}",
        "e {rest}",
        "Le affiliazioni sono indicate a solo scopo identificativo.",
    ),
    "nl": _notices(
        "one {# ondertekenaar van wie de naam niet wordt vermeld} "
        "other {# ondertekenaars van wie de namen niet worden vermeld}",
        "en {rest}",
        "Affiliaties worden alleen ter identificatie vermeld.",
    ),
    "pl": _notices(
        "one {# sygnatariusz, którego nazwiska nie podano} few {# sygnatariusze, których nazwisk nie podano} "
        "many {# sygnatariuszy, których nazwisk nie podano} other {# sygnatariusza, których nazwisk nie podano}",
        "oraz {rest}",
        "Afiliacje podano wyłącznie w celach identyfikacyjnych.",
    ),
    "cs": _notices(
        "one {# signatář, jehož jméno není uvedeno} few {# signatáři, jejichž jména nejsou uvedena} "
        "many {# signatáře, jejichž jména nejsou uvedena} other {# signatářů, jejichž jména nejsou uvedena}",
        "a {rest}",
        "Afiliace jsou uvedeny pouze pro účely identifikace.",
    ),
    "sv": _notices(
        "one {# undertecknare vars namn inte anges} other {# undertecknare vars namn inte anges}",
        "samt {rest}",
        "Tillhörighet anges endast i identifieringssyfte.",
    ),
    "da": _notices(
        "one {# underskriver, hvis navn ikke oplyses} other {# underskrivere, hvis navne ikke oplyses}",
        "samt {rest}",
        "Tilhørsforhold er kun angivet til identifikation.",
    ),
    "nb": _NORWEGIAN,
    "no": _NORWEGIAN,
    "fi": _notices(
        "one {# allekirjoittaja, jonka nimeä ei julkaista} other {# allekirjoittajaa, joiden nimiä ei julkaista}",
        "sekä {rest}",
        "Taustayhteisöt mainitaan vain tunnistamista varten.",
    ),
    "ru": _notices(
        "one {# подписавший, имя которого не разглашается} "
        "few {# подписавших, имена которых не разглашаются} other {# подписавших, имена которых не разглашаются}",
        "а также {rest}",
        "Место работы указано исключительно в целях идентификации.",
    ),
    "uk": _notices(
        "one {# підписант, ім’я якого не розголошується} few {# підписанти, імена яких не розголошуються} "
        "many {# підписантів, імена яких не розголошуються} other {# підписанта, імена яких не розголошуються}",
        "а також {rest}",
        "Місце роботи зазначено виключно з метою ідентифікації.",
    ),
    "tr": _notices(
        "other {adı açıklanmayan # imzacı}",
        "ve {rest}",
        "Kurum bilgileri yalnızca kimlik belirtmek amacıyla verilmiştir.",
    ),
    "ar": _notices(
        "one {موقّع واحد لم يُذكر اسمه} two {موقّعان لم يُذكر اسماهما} few {# موقّعين لم تُذكر أسماؤهم} "
        "many {# موقّعًا لم تُذكر أسماؤهم} other {# موقّع لم تُذكر أسماؤهم}",
        "و{rest}",
        "ذُكرت جهات الانتماء لغرض التعريف فقط.",
    ),
    "he": _notices(
        "one {חותם אחד ששמו אינו מפורסם} two {שני חותמים ששמותיהם אינם מפורסמים} "
        "other {# חותמים ששמותיהם אינם מפורסמים}",
        "וכן {rest}",
        "השיוך הארגוני מובא לצורכי זיהוי בלבד.",
    ),
    "ko": _notices("other {이름을 밝히지 않은 서명자 #명}", "및 {rest}", "소속은 신원 확인을 위해서만 기재하였습니다."),
    "ja": _notices("other {氏名非公表の署名者 # 名}", "ほか {rest}", "所属は本人の識別のためにのみ記載しています。"),
    "zh": _notices("other {# 位不公开姓名的签署者}", "以及 {rest}", "所列单位仅用于识别身份。"),
}
