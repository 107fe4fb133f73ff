import type { DemoTour } from './content.ts'
import { hiddenCourtyards } from './hidden-courtyards.ts'
import { lanternsOfYanaka } from './lanterns-of-yanaka.ts'
import { openGardenDay } from './open-garden-day.ts'
import { riverByLanternLight } from './river-by-lantern-light.ts'
import { sevenSistersRidge } from './seven-sisters-ridge.ts'
import { steamToTheSea } from './steam-to-the-sea.ts'

/** In the order of the shop window. Ids follow this order, so a new one goes last. */
export const TOURS: readonly DemoTour[] = [
  riverByLanternLight,
  sevenSistersRidge,
  hiddenCourtyards,
  steamToTheSea,
  lanternsOfYanaka,
  openGardenDay,
]
