"""What a redline says of its own accord, by language.

`changes` is what it is called, `a_draft` how a draft is named in it; `moved_from`, `moved_to` and `set_otherwise` stand
beside paragraphs. `signatories` heads the report of the list, with `in_all`, `added`, `removed`, `moved` and `changed`;
who was removed had `withdrawn` or is `unconfirmed`. `inserted`, `deleted` and `no_change` explain what is to be seen.
"""

from collections.abc import Mapping

NAMES = (
    "changes",
    "a_draft",
    "moved_from",
    "moved_to",
    "set_otherwise",
    "signatories",
    "in_all",
    "added",
    "removed",
    "moved",
    "changed",
    "withdrawn",
    "unconfirmed",
    "inserted",
    "deleted",
    "no_change",
)


def _words(line: str) -> dict[str, str]:
    return dict(zip(NAMES, line.split(" | "), strict=True))


_NORWEGIAN = _words(
    "Endringer fra {old} til {new} | utkast {number} | flyttet fra {place} | flyttet til {place} | satt annerledes | "
    "Underskrivere | I alt | Lagt til | Fjernet | Flyttet | Endret | trukket tilbake | ikke lenger bekreftet | "
    "satt inn | slettet | Ingen endringer"
)
REDLINES: Mapping[str, Mapping[str, str]] = {
    "en": _words(
        "Changes from {old} to {new} | draft {number} | moved from {place} | moved to {place} | set differently | "
        "Signatories | In all | Added | Removed | Moved | Changed | withdrawn | no longer confirmed | "
        "inserted | deleted | No changes"
    ),
    "fr": _words(
        "Modifications : {old} – {new} | projet {number} | déplacé de {place} | déplacé en {place} | présenté autrement | "
        "Signataires | En tout | Ajoutés | Supprimés | Déplacés | Modifiés | retiré | plus confirmé | "
        "inséré | supprimé | Aucune modification"
    ),
    "de": _words(
        "Änderungen von {old} zu {new} | Entwurf {number} | verschoben von {place} | verschoben nach {place} | "
        "anders gesetzt | Unterzeichnende | Insgesamt | Hinzugekommen | Entfernt | Verschoben | Geändert | "
        "zurückgezogen | nicht mehr bestätigt | eingefügt | gestrichen | Keine Änderungen"
    ),
    "es": _words(
        "Cambios: {old} – {new} | borrador {number} | trasladado de {place} | trasladado a {place} | "
        "compuesto de otra forma | Firmantes | En total | Añadidos | Eliminados | Trasladados | Modificados | retirado | "
        "ya no confirmado | insertado | eliminado | Sin cambios"
    ),
    "pt": _words(
        "Alterações: {old} – {new} | rascunho {number} | movido de {place} | movido para {place} | "
        "composto de outra forma | Signatários | No total | Acrescentados | Removidos | Movidos | Alterados | retirado | "
        "já não confirmado | inserido | eliminado | Sem alterações"
    ),
    "it": _words(
        "Modifiche: {old} – {new} | bozza {number} | spostato da {place} | spostato a {place} | composto diversamente | "
        "Firmatari | In tutto | Aggiunti | Rimossi | Spostati | Modificati | ritirato | non più confermato | "
        "inserito | eliminato | Nessuna modifica"
    ),
    "nl": _words(
        "Wijzigingen van {old} naar {new} | concept {number} | verplaatst van {place} | verplaatst naar {place} | "
        "anders gezet | Ondertekenaars | In totaal | Toegevoegd | Verwijderd | Verplaatst | Gewijzigd | ingetrokken | "
        "niet meer bevestigd | ingevoegd | geschrapt | Geen wijzigingen"
    ),
    "pl": _words(
        "Zmiany: {old} – {new} | projekt {number} | przeniesiono z {place} | przeniesiono do {place} | "
        "złożono inaczej | Sygnatariusze | Razem | Dodani | Usunięci | Przeniesieni | Zmienieni | wycofano | "
        "już niepotwierdzone | wstawiono | usunięto | Brak zmian"
    ),
    "cs": _words(
        "Změny: {old} – {new} | návrh {number} | přesunuto z {place} | přesunuto do {place} | vysazeno jinak | "
        "Signatáři | Celkem | Přidáno | Odebráno | Přesunuto | Změněno | staženo | již nepotvrzeno | "
        "vloženo | vypuštěno | Žádné změny"
    ),
    "sv": _words(
        "Ändringar från {old} till {new} | utkast {number} | flyttat från {place} | flyttat till {place} | satt annorlunda | "
        "Undertecknare | Totalt | Tillagda | Borttagna | Flyttade | Ändrade | återkallat | inte längre bekräftat | "
        "infogat | struket | Inga ändringar"
    ),
    "da": _words(
        "Ændringer fra {old} til {new} | udkast {number} | flyttet fra {place} | flyttet til {place} | sat anderledes | "
        "Underskrivere | I alt | Tilføjet | Fjernet | Flyttet | Ændret | trukket tilbage | ikke længere bekræftet | "
        "indsat | slettet | Ingen ændringer"
    ),
    "nb": _NORWEGIAN,
    "no": _NORWEGIAN,
    "fi": _words(
        "Muutokset: {old} – {new} | luonnos {number} | siirretty kohdasta {place} | siirretty kohtaan {place} | "
        "ladottu toisin | Allekirjoittajat | Yhteensä | Lisätty | Poistettu | Siirretty | Muutettu | peruttu | "
        "ei enää vahvistettu | lisätty | poistettu | Ei muutoksia"
    ),
    "ru": _words(
        "Изменения: {old} – {new} | проект {number} | перемещено из {place} | перемещено в {place} | "
        "оформлено иначе | Подписавшие | Всего | Добавлены | Удалены | Перемещены | Изменены | отозвано | "
        "больше не подтверждено | вставлено | удалено | Изменений нет"
    ),
    "uk": _words(
        "Зміни: {old} – {new} | проєкт {number} | переміщено з {place} | переміщено до {place} | оформлено інакше | "
        "Підписанти | Усього | Додано | Вилучено | Переміщено | Змінено | відкликано | більше не підтверджено | "
        "вставлено | вилучено | Змін немає"
    ),
    "tr": _words(
        "Değişiklikler: {old} – {new} | taslak {number} | {place} yerinden taşındı | {place} yerine taşındı | "
        "farklı dizildi | İmzacılar | Toplam | Eklenenler | Çıkarılanlar | Taşınanlar | Değişenler | geri çekildi | "
        "artık onaylı değil | eklendi | silindi | Değişiklik yok"
    ),
    "ar": _words(
        "التغييرات من {old} إلى {new} | مسودة {number} | نُقلت من {place} | نُقلت إلى {place} | نُسقت بشكل مختلف | "
        "الموقعون | المجموع | أضيفوا | حُذفوا | نُقلوا | عُدّلوا | سحب توقيعه | لم يعد مؤكدا | "
        "مضاف | محذوف | لا تغييرات"
    ),
    "he": _words(
        "שינויים: {old} – {new} | טיוטה {number} | הועבר מ־{place} | הועבר אל {place} | נסדר אחרת | "
        "החותמים | סך הכול | נוספו | הוסרו | הועברו | שונו | חזר בו | אינו מאושר עוד | "
        "נוסף | נמחק | אין שינויים"
    ),
    "ko": _words(
        "변경 사항: {old} – {new} | 초안 {number} | {place}에서 이동 | {place}(으)로 이동 | 조판 변경 | "
        "서명자 | 합계 | 추가 | 삭제 | 이동 | 변경 | 철회 | 확인 취소 | 삽입 | 삭제 | 변경 없음"
    ),
    "ja": _words(
        "変更点：{old} – {new} | 草案 {number} | {place}から移動 | {place}へ移動 | 組み方の変更 | "
        "署名者 | 合計 | 追加 | 削除 | 移動 | 変更 | 撤回 | 確認取消 | 挿入 | 削除 | 変更なし"
    ),
    "zh": _words(
        "修改：{old} – {new} | 草稿 {number} | 移自{place} | 移至{place} | 版式不同 | "
        "签署者 | 合计 | 新增 | 删除 | 移动 | 修改 | 已撤回 | 不再确认 | 插入 | 删除 | 无修改"
    ),
}
