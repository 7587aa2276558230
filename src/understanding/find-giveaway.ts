/** The language whose small words stand here; null when none stands out. */
export function findGiveaway(words: string[]): string | null {
  const counted = GIVEAWAYS.map(([language, pattern]) => ({ language, count: words.filter((word) => pattern.test(word)).length }))
  const [best, next] = counted.sort((a, b) => b.count - a.count)
  if (!best || best.count === (next?.count ?? 0)) return null
  return best.count >= 2 || (best.count === 1 && words.length <= 2) ? best.language : null
}

/** Small words that give a language away; those that two of them share, or English has too, are left out. */
const GIVEAWAYS: [string, RegExp][] = [
  [
    "fr",
    /^(je|j'ai|le|les|une|des|du|est|sont|vous|nous|pour|avec|dans|sans|pas|mais|oui|bonjour|bonsoir|merci|s'il|où|voudrais|peux|pouvez|avez|votre|ma|mon|chambre|à|ça|c'est|qu'il|très|besoin|serviettes?|heure|clé|clef|au)$/i,
  ],
  [
    "de",
    /^(ich|wir|der|das|und|ist|sind|nicht|ein|eine|einen|bitte|danke|hallo|guten|morgen|haben|habe|kann|können|könnten|möchte|mit|für|zum|zur|auf|mein|meine|unser|unsere|zimmer|wie|wo|wann|gibt|noch|brauche|brauchen|handtücher|schlüssel|frühstück|uhr)$/i,
  ],
  [
    "es",
    /^(el|los|las|una|y|está|están|necesito|quiero|quisiera|puedo|puede|pueden|por|favor|hola|gracias|buenos|buenas|días|noches|habitación|cuarto|toallas?|dónde|cuándo|cómo|qué|hay|tiene|tienen|mi|nuestra|muy|desayuno|agua|llave|hora)$/i,
  ],
  [
    "it",
    /^(il|lo|gli|uno|è|sono|vorrei|posso|può|potete|potrei|per|favore|ciao|grazie|buongiorno|buonasera|camera|stanza|asciugamani?|dove|quando|che|c'è|ho|abbiamo|nostra|molto|colazione|acqua|chiave|ora|mia|della|del)$/i,
  ],
  [
    "pt",
    /^(o|os|uma|é|está|preciso|quero|gostaria|posso|pode|podem|olá|obrigado|obrigada|bom|boa|dia|noite|quarto|toalhas?|onde|quando|não|sim|tem|há|meu|minha|nosso|nossa|muito|café|da|manhã|água|chave|hora|você)$/i,
  ],
  [
    "nl",
    /^(ik|wij|de|het|een|en|niet|graag|alstublieft|dank|bedankt|hallo|goedemorgen|kan|kunt|kunnen|wil|heb|hebben|kamer|handdoeken|waar|wanneer|hoe|ontbijt|sleutel|mijn|onze)$/i,
  ],
  [
    "id",
    /^(saya|kami|ada|tidak|bisa|tolong|mohon|terima|kasih|selamat|pagi|malam|kamar|handuk|air|panas|mana|kapan|berapa|minta|mau|yang|dan|untuk|kunci|sarapan|jam|apakah|di)$/i,
  ],
  ["vi", /^(tôi|cho|không|phòng|xin|chào|cảm|ơn|khăn|nước|ở|đâu|mấy|giờ|có|được|của|và|bị|làm|ơi|cần|muốn|ăn|sáng|chìa|khóa|giúp)$/i],
  ["tr", /^(ben|bir|ve|için|lütfen|merhaba|teşekkürler|oda|odam|havlu|su|nerede|ne|zaman|var|yok|istiyorum|mı|mi|kahvaltı)$/i],
]
