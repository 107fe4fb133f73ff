import type { Gallery } from '../gallery.ts'
import * as m from '../motifs/all.ts'

const paint = m.palette('dawn', {
  sky: ['#f3d3d0', '#fae6dc', '#fff5e8'],
  far: '#f3d9d0',
  mid: '#eabfb8',
  near: '#c98f8f',
  ground: '#ead9c6',
  bloom: ['#ffffff', '#fbe3dc', '#f3bdb8', '#e39a9c'],
  leaf: ['#9db494', '#7a9a82', '#bccbab'],
  accent: '#d98f92',
  metal: '#d9b478',
  wood: '#c9a583',
  glow: '#fff0c4',
  ink: '#5a4450',
})
const blush: m.Florals = {
  kinds: ['rose', 'peony', 'rose'],
  twigs: ['eucalyptus', 'sprig'],
  size: 2.5,
  spread: 24,
  lush: 1.7,
  leafy: 0.8,
}

export const blushClassic: Gallery = {
  slug: 'blush-classic',
  kind: 'theme',
  paint,
  tags: ['blush', 'classic', 'roses'],
  pictures: [
    {
      alt: {
        en: 'A draped blush canopy with roses between white columns, petals down the aisle',
        fr: 'Un dais drapé rose poudré garni de roses entre des colonnes blanches, pétales dans l’allée',
      },
      tags: ['canopy', 'ceremony'],
      draw: (s, p) => {
        const chair = m.chairBack(s, '#d9b478', '#fbe3dc')
        return [
          m.room(s, '#f3ddd4', '#e0c4a8', 660, 0),
          m.panels(s, 620, 70, 6, '#ffffff', 0.9),
          m.folds(s, 380, 120, 440, 540, '#f9e3dd', 14),
          m.swags(
            s,
            [
              [330, 130],
              [465, 110],
              [600, 104],
              [735, 110],
              [870, 130],
            ],
            70,
            '#f3c6c0',
          ),
          m.curtain(s, 330, 120, 190, 560, '#f0bdb8') + m.curtain(s, 870, 120, 190, 560, '#f0bdb8', 'right'),
          [150, 320, 880, 1050].map((x, i) => m.column(s, x, 690, i % 3 ? 600 : 560, 54, '#f6eee4')).join(''),
          m.checks(s, 660, '#f3e6d6', '#e6cdbb', 12),
          m.walk(600, 680, 900, 170, 460, '#fffaf4', 0.9),
          m.strewn(s, 600, 690, 890, 160, 440, ['#f3bdb8', '#e39a9c', '#ffffff'], 80),
          m.garland(
            s,
            p,
            m.range(12, (_, u) => [390 + u * 420, 128 - Math.sin(u * 3.14) * 24]),
            { ...blush, size: 3, spread: 26, lush: 1.8 },
          ),
          s.both(m.urn(s, 440, 720, 90, 110, '#f6eee4'), m.bunch(s, p, 440, 580, 84, { ...blush, size: 3 })),
          m.chandelier(s, p, 600, 60, 220),
          m
            .range(2, (r) =>
              m
                .range(
                  3,
                  (i) =>
                    chair(600 - 250 - r * 60 - i * 84, 790 + r * 90, 1.2 + r * 0.3) +
                    chair(600 + 250 + r * 60 + i * 84, 790 + r * 90, 1.2 + r * 0.3),
                )
                .join(''),
            )
            .join(''),
        ]
      },
    },
    {
      alt: {
        en: 'A five-tier ivory cake with sugar roses on a draped table before a gilded mirror',
        fr: 'Un gâteau ivoire à cinq étages et roses en sucre, sur une table drapée devant un miroir doré',
      },
      tags: ['cake', 'roses'],
      draw: (s, p) => {
        const made = m.cake(
          s,
          p,
          600,
          770,
          [
            { w: 330, h: 110, colour: '#fffaf2', finish: 'pearls', trim: '#f3d9c0' },
            { w: 268, h: 104, colour: '#f9dcd6', finish: 'ribs', trim: '#ffffff' },
            { w: 208, h: 98, colour: '#fffaf2', finish: 'band', trim: '#f3bdb8' },
            { w: 152, h: 90, colour: '#f9dcd6', finish: 'pearls' },
            { w: 100, h: 78, colour: '#fffaf2' },
          ],
          '#d9b478',
        )
        return [
          m.rect(0, 0, 1200, 900, s.down('#efd0c9', '#f9e9df')),
          m.panels(s, 700, 50, 5, '#ffffff', 0.8),
          m.path('M330 700V330a270 290 0 0 1 540 0v370z', '#d9b478') +
            m.path('M352 700V334a248 268 0 0 1 496 0v366z', s.down('#fff6ee', '#f0d6cc')) +
            m.path('M420 260l170-120-170 480h-60z', '#ffffff', { opacity: 0.5 }),
          m.glow(s, 600, 420, 420, '#fff6dc', 0.6),
          m.banquet(s, 110, 1090, 750, 240, '#fffaf4', 64),
          m.swags(
            s,
            m.range(6, (i) => [110 + i * 196, 790] as const),
            54,
            '#f6cfc9',
          ),
          m.shadow(600, 772, 190),
          made.art,
          m.garland(
            s,
            p,
            [
              [440, 742],
              [470, 720],
              [720, 618],
              [700, 596],
              [505, 520],
              [525, 508],
              [665, 424],
              [560, 336],
            ],
            { ...blush, size: 3, spread: 16 },
          ),
          m.crown(s, p, 600, made.top - 6, 52, { ...blush, size: 2.4 }),
          m.vase(s, 240, 760, 90, 130, '#ffffff') +
            m.bunch(s, p, 240, 570, 100, { ...blush, size: 3.8 }) +
            m.vase(s, 960, 760, 90, 130, '#ffffff') +
            m.bunch(s, p, 960, 570, 100, { ...blush, size: 3.8 }),
          m.flute(s, '#f9dca8')(360, 766, 1.1) + m.flute(s, '#f9dca8')(838, 766, 1.1),
        ]
      },
    },
    {
      alt: {
        en: 'A hand-tied bouquet of blush roses and peonies with long satin ribbons',
        fr: 'Un bouquet noué de roses et pivoines poudrées, aux longs rubans de satin',
      },
      tags: ['flowers', 'bouquet'],
      draw: (s, p) => [
        m.rect(0, 0, 1200, 900, s.down('#f6ded6', '#fdf3ea')),
        m.circle(600, 400, 350, '#ffffff', { opacity: 0.55 }),
        m.folds(s, 0, 0, 210, 900, '#f3d3cc', 5) + m.folds(s, 990, 0, 210, 900, '#f3d3cc', 5),
        m.line(
          'M600 600Q560 760 520 880M600 600Q630 770 680 890M596 600Q590 760 600 900M590 600Q530 740 470 850M610 600Q670 740 730 850',
          '#7a9a82',
          13,
          { 'stroke-linecap': 'round' },
        ),
        m.ribbons(s, 560, 660, 80, 240, ['#f3bdb8', '#ffffff', '#e39a9c'], 6),
        m.bunch(s, p, 600, 400, 260, { ...blush, size: 8.4, leafy: 1.4 }, 300),
        m.path('M556 610q44 18 88 0l6 60q-50 20-100 0z', '#e9aaa8') +
          m.path('M552 628q46 18 96 0v12q-50 18-97 0z', '#ffffff', { opacity: 0.5 }),
        m.path('M600 640c-90-60-120 20-10 10zM600 640c90-60 120 20 10 10z', '#f3bdb8') +
          m.circle(600, 646, 15, '#e39a9c'),
        m.strewn(s, 600, 790, 890, 700, 800, ['#f3bdb8', '#ffffff'], 18),
      ],
    },
    {
      alt: {
        en: 'A sweetheart table for two with gilded chairs beneath an arch of roses and tapers',
        fr: 'Une table d’honneur pour deux, chaises dorées sous une arche de roses et longues bougies',
      },
      tags: ['table', 'candles'],
      draw: (s, p) => {
        const chair = m.chairFront(s, '#d9b478', '#fbe3dc')
        return [
          m.room(s, '#eacbc4', '#d9b89c', 690),
          m.panels(s, 650, 60, 5, '#fff6ee', 0.7),
          m.boards(s, [{ x: 600, w: 520, h: 610, colour: '#fbeee4' }], 700),
          m.roundArch(s, p, 600, 700, 540, 620, '#d9b478', { ...blush, size: 3, spread: 30 }, [0, 0.62]),
          m.fairy(p, 390, 200, 420, 400, 14),
          m.rug(600, 800, 800, 120, '#f6e3da', '#e3b0aa', '#ffffff'),
          chair(500, 740, 2.1) + chair(700, 740, 2.1),
          m.banquet(s, 390, 810, 660, 170, '#fffaf4', 44),
          m.swags(
            s,
            [
              [390, 690],
              [495, 690],
              [600, 690],
              [705, 690],
              [810, 690],
            ],
            46,
            '#f3c6c0',
          ),
          m.garland(
            s,
            p,
            m.range(11, (_, u) => [410 + u * 380, 668 + Math.sin(u * 3.14) * 14]),
            { ...blush, size: 2.8, spread: 20 },
          ),
          [430, 480, 720, 770].map((x, i) => m.taper(s, p, x, 664, 130 + (i % 2) * 40, '#fbe3dc')).join(''),
          m.coupe(s, '#f9dca8')(560, 664, 0.7) + m.coupe(s, '#f9dca8')(640, 664, 0.7),
          ...[170, 1030].map(
            (x) =>
              m.candelabra(s, p, x, 830, 420, '#fffaf4') +
              m.garland(
                s,
                p,
                [
                  [x - 30, 830],
                  [x + 30, 830],
                  [x, 812],
                ],
                { ...blush, size: 3.2, spread: 24 },
              ),
          ),
        ]
      },
    },
  ],
}
