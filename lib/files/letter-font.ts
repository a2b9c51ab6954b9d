import path from 'node:path'
import { openSync, type Font } from 'fontkit'

type Weight = '400Regular' | '700Bold'

declare global {
  namespace PDFKit.Mixins {
    interface PDFFont {
      registerFont(name: string, opened: Font): this
    }
  }
}

const opened = new Map<Weight, Font>()

/**
 * Source Sans 3 as TrueType, with every letter of a European name. Reading the file and its tables takes longer than writing a letter, so a
 * process does it once: each document makes its own subset and changes nothing in the font.
 */
export const letterFont = (weight: Weight): Font => {
  const known = opened.get(weight)
  if (known) return known
  const font = openSync(fontFile(weight))
  if (!('layout' in font)) throw new Error('The font of the letters holds several fonts.')
  opened.set(weight, font)
  return font
}

/** The path is worked out at run time: bundlers must not touch the file. */
const fontFile = (weight: Weight): string => path.join(process.cwd(), 'node_modules', '@expo-google-fonts', 'source-sans-3', weight, `SourceSans3_${weight}.ttf`)
