import type { Gallery } from '../gallery.ts'
import * as m from '../motifs/all.ts'

const paint = m.palette('golden', {
  sky: ['#f4b183', '#fbd3a0', '#fff0cf'],
  far: '#c9b48a',
  mid: '#8fa36b',
  near: '#5f8257',
  ground: '#7c9a5c',
  bloom: ['#fff4e6', '#f9c9b0', '#f09a86', '#f6b26b'],
  leaf: ['#5d8059', '#3f6650', '#92ad78'],
  accent: '#e58a6d',
  wood: '#a6764e',
})
const roses: m.Florals = {
  kinds: ['rose', 'peony', 'rose'],
  twigs: ['eucalyptus', 'sprig', 'olive'],
  size: 3.1,
  spread: 28,
  lush: 1.5,
  leafy: 0.85,
}

export const gardenVows: Gallery = {
  slug: 'garden-vows',
  kind: 'package',
  paint,
  tags: ['wedding', 'garden', 'golden-hour'],
  pictures: [
    {
      alt: {
        en: 'A flower-covered wedding arch in a garden at golden hour, white chairs either side of a petal-strewn aisle',
        fr: 'Une arche de mariage fleurie dans un jardin à l’heure dorée, des chaises blanches de part et d’autre d’une allée de pétales',
      },
      tags: ['ceremony', 'arch', 'flowers'],
      draw: (s, p) => {
        const chair = m.chairBack(s, '#fffaf0')
        const row = (y: number, k: number, gap: number) =>
          m
            .range(4, (i) => chair(600 - gap - i * 62 * k, y, k) + chair(600 + gap + i * 62 * k, y, k))
            .join('')
        return [
          m.sky(s, p, 620),
          m.sun(s, p, 600, 400, 74),
          m.clouds(
            '#fff6e0',
            [
              [210, 190, 1],
              [960, 150, 1.1],
              [820, 260, 0.6],
            ],
            0.55,
          ),
          m.hills(s, 500, 120, '#dcb98c', 4),
          m.hills(s, 540, 90, '#b3ac78', 5),
          [
            [70, 250],
            [140, 300],
            [215, 230],
            [990, 240],
            [1065, 310],
            [1140, 260],
          ]
            .map(([x, h]) => m.cypress(x!, 600, h!, '#5b7a58'))
            .join(''),
          m.tree(s, 340, 600, 230, '#7d9a5e', '#7a5a42') + m.tree(s, 870, 600, 240, '#86a063', '#7a5a42'),
          m.lawn(s, 590, '#6f9455', '#b6bf78'),
          m.hedge(s, -30, 622, 420, 62, '#4f7550') + m.hedge(s, 810, 622, 420, 62, '#4f7550'),
          m.pool(s, 600, 700, 420, 110, '#fff0c4', 0.75),
          m.walk(600, 640, 900, 130, 420, '#fff3df', 0.9),
          m.strewn(s, 600, 650, 890, 110, 380, ['#f09a86', '#f9c9b0', '#fffdf6'], 70),
          m.roundArch(s, p, 600, 660, 340, 440, '#f2dfc2', roses),
          s.both(m.urn(s, 395, 668, 66, 74, '#f0e2cc'), m.bunch(s, p, 395, 585, 62, roses)),
          m.shadow(600, 662, 60),
          m.couple(s, '#fffdf8', '#3d4a6b', 1)(600, 660, 1.55),
          row(740, 0.9, 150),
          row(806, 1.15, 192),
          row(890, 1.5, 250),
          m.dim(s, 760, '#3a4a3a', 0.3),
          m.bough(s, 'left', '#55774f', 380),
          m.bough(s, 'right', '#55774f', 380),
        ]
      },
    },
    {
      alt: {
        en: 'A place laid on pale linen seen from above, peach roses and eucalyptus across the table',
        fr: 'Un couvert dressé sur lin clair vu du dessus, roses pêche et eucalyptus au fil de la table',
      },
      tags: ['table', 'place-setting'],
      draw: (s, p) => [
        m.linenAbove(s, '#f7ead6'),
        m.runnerAbove(s, 40, 190, '#dbe3c8', '#b9c8a0'),
        m.garland(
          s,
          p,
          m.range(15, (i, u) => [u * 1240 - 20, 130 + (i % 2 ? 18 : -18)]),
          { ...roses, size: 4, spread: 38, lush: 1.4 },
        ),
        m.candleAbove(s, p, 310, 270, 26, '#fff3df', '#d9b26a') +
          m.candleAbove(s, p, 905, 290, 26, '#fff3df', '#d9b26a'),
        m.plate(s, 600, 560, 240, '#e9c9a4', '#fffaf0', 'beads', '#d9a25f'),
        m.tied(600, 560, 250, '#eda58f', '#d9b26a', 0),
        m.bunch(s, p, 600, 545, 40, { kinds: ['rose'], twigs: ['eucalyptus'], size: 2.6 }, 330),
        m.cutlery(s, 600, 570, 290, '#cf9f55', 1.5),
        m.glassAbove(s, 950, 400, 62, '#f5d58c') + m.glassAbove(s, 1060, 500, 50, '#f6e9d6'),
        m.napkin(150, 640, 120, 70, '#fffdf6', -8) + m.bud(150, 640, 14, '#f09a86'),
        m.strewn(s, 600, 300, 880, 1200, 1200, ['#f9c9b0', '#f6b26b'], 14),
      ],
    },
    {
      alt: {
        en: 'A great bunch of peach and ivory roses in a stone urn before clipped hedges',
        fr: 'Un grand bouquet de roses pêche et ivoire dans une urne de pierre devant des haies taillées',
      },
      tags: ['flowers', 'urn'],
      draw: (s, p) => [
        m.sky(s, p, 700),
        m.sun(s, p, 860, 250, 80),
        m.hills(s, 560, 110, '#cdb784', 4),
        m
          .range(7, (i) =>
            m.cypress(40 + i * 190, 660, 230 + ((i * 67) % 120), i % 2 ? '#7b9365' : '#6b875e'),
          )
          .join(''),
        m.hedge(s, -30, 720, 1260, 130, '#5d8059'),
        m.topiary(180, 800, 360, '#4a6e4c', '#d99f7a') + m.topiary(1020, 800, 360, '#4a6e4c', '#d99f7a'),
        m.rect(0, 716, 1200, 184, s.down('#e6cfa6', '#c9a77e')),
        m.shadow(600, 880, 190),
        m.rect(470, 770, 260, 130, s.across('#f6ead7', '#e5d2b6', '#c8ae8e')) +
          m.rect(452, 752, 296, 24, '#fbf1e0'),
        m.urn(s, 600, 754, 250, 210, '#efe0c8'),
        m.bunch(s, p, 600, 430, 250, {
          kinds: ['rose', 'peony', 'anemone', 'rose'],
          twigs: ['eucalyptus', 'olive', 'sprig'],
          size: 8,
          leafy: 1.5,
        }),
        m.garland(
          s,
          p,
          [
            [470, 540],
            [430, 590],
            [740, 545],
            [775, 600],
          ],
          { ...roses, size: 4 },
        ),
        m.strewn(s, 600, 800, 890, 800, 1000, ['#f9c9b0', '#fff4e6'], 26),
      ],
    },
    {
      alt: {
        en: 'A long dinner table beneath an old tree hung with lanterns, the sun low over the fields',
        fr: 'Une longue table sous un vieil arbre garni de lanternes, le soleil bas sur les champs',
      },
      tags: ['dinner', 'lanterns', 'tree'],
      draw: (s, p) => {
        const lamp = m.lantern(s, p, '#8a5f3f')
        const chair = m.chairFront(s, '#a6764e', '#fff3df')
        const back = m.chairBack(s, '#8a5f3f')
        return [
          m.sky(s, p, 660),
          m.sun(s, p, 300, 470, 64),
          m.hills(s, 560, 100, '#d6b483', 3),
          m.hills(s, 600, 60, '#b4a870', 5),
          m.lawn(s, 600, '#6f9455', '#b8b870', 300),
          m.path(
            'M860 760q30-180-10-330q-60-70-160-110q110 10 170 60q0-80-40-160q80 60 96 170q60-70 170-90q-90 60-120 130q-16 160 50 330z',
            '#6b4a38',
          ),
          [
            [620, 170, 170],
            [820, 110, 190],
            [1010, 170, 170],
            [480, 240, 110],
            [1130, 260, 120],
            [740, 260, 110],
          ]
            .map(([x, y, r], i) => m.circle(x!, y!, r!, i % 2 ? '#6f8f57' : '#5f814f'))
            .join(''),
          [
            [560, 120, 90],
            [780, 60, 100],
            [980, 130, 80],
          ]
            .map(([x, y, r]) => m.circle(x!, y!, r!, '#a5ba76', { opacity: 0.55 }))
            .join(''),
          m.hung(
            lamp,
            p,
            [
              [470, 440, 0.9],
              [600, 400, 1.1],
              [735, 450, 0.95],
              [960, 440, 1.05],
              [1080, 420, 0.9],
            ],
            300,
          ),
          m.shadow(600, 790, 480),
          m.range(7, (i) => chair(210 + i * 128, 724, 1.35)).join(''),
          m.banquet(s, 120, 1060, 690, 110, '#fff6e8', 44),
          m.garland(
            s,
            p,
            m.range(16, (_, u) => [190 + u * 800, 682]),
            { ...roses, size: 1.9, spread: 12 },
          ),
          m.range(7, (i) => m.taper(s, p, 210 + i * 128, 690, 96, '#fff9ee')).join(''),
          m.range(6, (i) => back(280 + i * 128, 862, 1.5)).join(''),
          m.grass(s, 905, 60, '#557a48', 110),
        ]
      },
    },
    {
      alt: {
        en: 'A string quartet plays before a low sun among garden hedges',
        fr: 'Un quatuor à cordes joue devant un soleil bas, entre les haies du jardin',
      },
      tags: ['music', 'quartet'],
      draw: (s, p) => [
        m.sky(s, p, 640),
        m.circle(600, 430, 250, '#fff3cf', { opacity: 0.55 }) + m.sun(s, p, 600, 430, 170),
        m.hills(s, 560, 70, '#d2ad7c', 4),
        m.cypress(120, 640, 420, '#6b8159') +
          m.cypress(230, 640, 330, '#76895c') +
          m.cypress(1080, 640, 430, '#6b8159') +
          m.cypress(975, 640, 330, '#76895c'),
        m.hedge(s, -30, 650, 400, 90, '#56774f') + m.hedge(s, 830, 650, 400, 90, '#56774f'),
        m.lawn(s, 640, '#6d9054', '#b4b570'),
        m.rug(600, 760, 900, 120, '#c9705c', '#e8a783', '#f8e3c0'),
        m.player(s, '#39415f', '#a8552f', 'violin', 0)(310, 770, 2.5) +
          m.player(s, '#5a3a55', '#a8552f', 'violin', 1)(490, 748, 2.4) +
          m.player(s, '#39415f', '#b5622f', 'violin', 2)(880, 770, [-2.5, 2.5]) +
          m.player(s, '#2f4a4f', '#9a4a28', 'cello', 3)(650, 762, 2.55),
        m.garland(
          s,
          p,
          m.range(9, (_, u) => [40 + u * 260, 868 - u * 30]),
          { ...roses, size: 3 },
        ) +
          m.garland(
            s,
            p,
            m.range(9, (_, u) => [1160 - u * 260, 868 - u * 30]),
            { ...roses, size: 3 },
          ),
        m.bough(s, 'left', '#55774f', 460),
        m.bough(s, 'right', '#55774f', 460),
      ],
    },
  ],
}
