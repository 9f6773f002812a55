"""Sentences in many languages, and French ones that look foreign."""

from __future__ import annotations

FRENCH = (
    "Le ministre de l'Eau a reçu mardi matin une délégation de pêcheurs venue du delta, selon un communiqué "
    "de ses services, et les deux parties sont convenues de se revoir avant la fin de la saison."
)
FOREIGN = {
    "en": "The minister of water said on Tuesday that the dam would be finished before the end of the year.",
    "es": "El ministro del Agua dijo el martes que la presa estará terminada antes de fin de año.",
    "de": "Der Minister sagte am Dienstag, dass der Damm noch vor dem Ende des Jahres fertig sein werde.",
    "it": "Il ministro ha detto martedì che la diga sarà finita prima della fine dell'anno, ma non è così.",
    "pt": "O ministro disse na terça-feira que a barragem estará pronta antes do fim do ano, mas não é verdade.",
    "nl": "De minister zei dinsdag dat de dam voor het einde van het jaar klaar zal zijn, maar dat is niet zo.",
    "tr": "Bakan salı günü barajın yıl sonuna kadar biteceğini söyledi ama balıkçılar ona inanmıyor ve çok kızgın.",
    "ar": "قال الوزير يوم الثلاثاء إن السد سيكتمل قبل نهاية العام، لكن الصيادين لا يصدقونه.",
    "fa": "وزیر روز سه‌شنبه گفت که سد پیش از پایان سال ساخته می‌شود، اما ماهیگیران باور نمی‌کنند.",
    "he": "השר אמר ביום שלישי שהסכר יושלם לפני סוף השנה, אבל הדייגים אינם מאמינים לו.",
    "ru": "Министр заявил во вторник, что плотина будет достроена до конца года, но рыбаки ему не верят.",
    "uk": "Міністр заявив у вівторок, що греблю буде добудовано до кінця року, але рибалки йому не вірять.",
    "el": "Ο υπουργός δήλωσε την Τρίτη ότι το φράγμα θα ολοκληρωθεί πριν από το τέλος του έτους.",
    "zh": "部长星期二表示,大坝将在年底前完工,但三角洲的渔民并不相信他的话,他们要求政府公布工程进度,并尽快召开会议。",
}
"""A sentence in each language, by the code of the language."""
FRENCH_WITH_FOREIGN_WORDS = [
    "Le Washington Post et The New York Times ont publié la lettre de Donald Trump à Kim Jong-un.",
    "Il a cité la phrase de Churchill : « We shall fight on the beaches, we shall fight on the landing grounds. »",
    "« This is the end of the story », a-t-il lancé en anglais avant de quitter la tribune.",
    "Avec Leonardo DiCaprio, Brad Pitt, Margot Robbie, Al Pacino, Dakota Fanning et Timothy Olyphant.",
    "Mohammed ben Salmane, Recep Tayyip Erdoğan et Volodymyr Zelensky étaient attendus à Charm el-Cheikh.",
    "El País, La Vanguardia, El Mundo et La Razón titraient tous mardi sur la démission du ministre.",
    "Résultats : Real Madrid - FC Barcelone 2-1, Atlético - Séville 0-0, Valence - Villarreal 3-2.",
    "Il y avait 33 °C à Strasbourg, 32 °C à Paris et 35 °C à Lyon.",
]
