import type { DemoTheme } from './content.ts'
import { artDeco } from './themes/art-deco.ts'
import { blushClassic } from './themes/blush-classic.ts'
import { candyPop } from './themes/candy-pop.ts'
import { coastalLinen } from './themes/coastal-linen.ts'
import { evergreen } from './themes/evergreen.ts'
import { moonlitNavy } from './themes/moonlit-navy.ts'
import { terracottaBoho } from './themes/terracotta-boho.ts'
import { wildMeadow } from './themes/wild-meadow.ts'

/** In the order of the shop window. Ids follow this order, so a new one goes last. */
export const THEMES: readonly DemoTheme[] = [
  wildMeadow,
  moonlitNavy,
  terracottaBoho,
  artDeco,
  coastalLinen,
  candyPop,
  evergreen,
  blushClassic,
]
