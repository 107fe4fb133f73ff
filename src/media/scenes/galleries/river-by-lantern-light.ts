import type { Gallery } from '../gallery.ts'
import * as m from '../motifs/all.ts'
import type { Sheet } from '../sheet.ts'

const paint = m.palette('dusk', {
  far: '#7d5690',
  mid: '#4d3a78',
  near: '#332a62',
  ground: '#231f4c',
  bloom: ['#ffdca8', '#f0a08a', '#d9647c', '#85508f'],
  accent: '#f0a08a',
})
const river = (s: Sheet, p: m.Palette, top: number, x = 760) =>
  m.sky(s, p, top + 6) +
  m.sun(s, p, x, top - 70, 54) +
  m.skyline(s, top + 2, 40, 150, '#6a4a88', '#ffcf8a', 78) +
  m.sea(s, { far: '#c97a86', near: '#2c2760', glint: '#ffdca8' }, top, s.height, x, 330)
/** Spans of a stone bridge from edge to edge. */
const bridge = (s: Sheet, y: number, h: number, stone: string, count = 4) => {
  const span = s.width / count
  const arches = m.range(count, (i) => {
    const x = i * span + span * 0.09
    return m.d`M${x} ${y + h}v${-h * 0.28}q${span * 0.41} ${-h * 0.62} ${span * 0.82} 0v${h * 0.28}z`
  })
  return m.path(
    m.d`M0 ${y}Q${s.width / 2} ${y - h * 0.22} ${s.width} ${y}V${y + h}H0z${arches.join('')}`,
    stone,
    {
      'fill-rule': 'evenodd',
    },
  )
}
/** The old launch from the side, its roof hung with lamps. */
const launch = (s: Sheet, p: m.Palette, x: number, y: number, k: number) =>
  m.at(
    x,
    y,
    k,
    m.rect(-150, -96, 290, 12, '#f3e2c4', { rx: 6 }) +
      m.line('M-130-88V-30M-50-88V-30M30-88V-30M110-88V-30', '#8a5a3c', 6),
    m.path('M-190-40Q0-22 200-46Q186 14 120 24H-130Q-176 18-190-40z', '#6e3b34'),
    m.path('M-190-40Q0-22 200-46l-4 14Q0-8-187-26z', '#f3e2c4'),
    m.line('M-176-6Q0 12 182-10', '#3f2230', 4),
    m
      .range(
        5,
        (i) => m.circle(-120 + i * 62, -72, 9, p.glow) + m.glow(s, -120 + i * 62, -72, 46, p.glow, 0.6),
      )
      .join(''),
    m.path('M186-46v-46', '#8a5a3c') +
      m.line('M190-46V-104', '#8a5a3c', 4) +
      m.path('M190-104l34 10-34 12z', '#f0a08a'),
  )

export const riverByLanternLight: Gallery = {
  slug: 'river-by-lantern-light',
  kind: 'tour',
  paint,
  tags: ['river', 'boat', 'dusk'],
  pictures: [
    {
      alt: {
        en: 'A varnished launch hung with lamps on the river at dusk, a stone bridge behind it',
        fr: 'Une vedette vernie garnie de lampes sur le fleuve au crépuscule, devant un pont de pierre',
      },
      tags: ['launch', 'bridge'],
      draw: (s, p) => [
        river(s, p, 520),
        bridge(s, 440, 110, '#574179'),
        m.pool(s, 500, 770, 380, 90, p.glow, 0.45),
        launch(s, p, 500, 740, 1.7),
        m.dim(s, 720, '#14133a', 0.45),
      ],
    },
    {
      alt: {
        en: 'A lantern, two glasses and a supper basket on the bench of the boat',
        fr: 'Une lanterne, deux verres et un panier de souper sur le banc du bateau',
      },
      tags: ['supper', 'lantern'],
      draw: (s, p) => {
        const glass = m.flute(s, '#ffcf8a')
        return [
          river(s, p, 470, 380),
          m.rect(0, 660, 1200, 240, s.down('#9a5b45', '#4f2b3a')) + m.rect(0, 660, 1200, 14, '#d99a6a'),
          m.line('M0 740h1200M0 816h1200', '#3f2230', 4, { opacity: 0.5 }),
          m.path('M520 520q130-150 260 0', 'none', { stroke: '#7a4a2e', 'stroke-width': 14 }) +
            m.path('M500 560h300l-26 150H526z', s.down('#d9a468', '#9a6a3c')) +
            m.line(
              'M510 600h280M516 640h268M522 680h256M560 560l10 150M620 560l6 150M680 560l-2 150M740 560l-10 150',
              '#7a4a2e',
              4,
              { opacity: 0.55 },
            ) +
            m.path('M490 540q80-40 160 6q80-44 160-2l-8 34H498z', '#f3e2c4'),
          glass(900, 712, 2.9) + glass(972, 716, 2.9),
          m.lantern(s, p, '#2c2247')(300, 720, 2.5),
          m.dim(s, 760, '#14133a', 0.5),
        ]
      },
    },
    {
      alt: {
        en: 'Lit bridges one behind the other as the boat turns for home at night',
        fr: 'Les ponts illuminés l’un derrière l’autre quand le bateau rentre, la nuit',
      },
      tags: ['night', 'bridges'],
      paint: m.palette('night', { ...paint, ...m.hours.night }),
      draw: (s, p) => [
        m.sky(s, p, 520),
        m.stars(s, 90, 420),
        m.crescent(s, 240, 190, 46, p.sun),
        m.skyline(s, 500, 60, 210, '#1a2450', '#ffcf7a', 66),
        m.sea(s, { far: '#2b3a70', near: '#0c1330', glint: '#ffcf7a' }, 490, 900, 640, 420),
        bridge(s, 420, 80, '#243061', 6),
        m.dots(
          m.range(25, (i) => [i * 50, 414 - Math.sin((i / 24) * Math.PI) * 9] as const),
          9,
          p.glow,
        ),
        bridge(s, 480, 150, '#182248', 3),
        m.dots(
          m.range(19, (i) => [i * 67, 470 - Math.sin((i / 18) * Math.PI) * 17] as const),
          13,
          p.glow,
        ),
        launch(s, p, 640, 800, 1.05),
      ],
    },
  ],
}
