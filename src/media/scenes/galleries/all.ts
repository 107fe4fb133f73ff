import type { Gallery } from '../gallery.ts'
import { annualGala } from './annual-gala.ts'
import { appointments } from './appointments.ts'
import { artDeco } from './art-deco.ts'
import { babyShowerBrunch } from './baby-shower-brunch.ts'
import { blushClassic } from './blush-classic.ts'
import { candyPop } from './candy-pop.ts'
import { cityRooftopWedding } from './city-rooftop-wedding.ts'
import { coastalLinen } from './coastal-linen.ts'
import { evergreen } from './evergreen.ts'
import { firstBirthday } from './first-birthday.ts'
import { gardenVows } from './garden-vows.ts'
import { graduationParty } from './graduation-party.ts'
import { hero } from './hero.ts'
import { hiddenCourtyards } from './hidden-courtyards.ts'
import { lanternsOfYanaka } from './lanterns-of-yanaka.ts'
import { launchNight } from './launch-night.ts'
import { milestoneBirthday } from './milestone-birthday.ts'
import { moonlitNavy } from './moonlit-navy.ts'
import { openGardenDay } from './open-garden-day.ts'
import { riverByLanternLight } from './river-by-lantern-light.ts'
import { sevenSistersRidge } from './seven-sisters-ridge.ts'
import { steamToTheSea } from './steam-to-the-sea.ts'
import { terracottaBoho } from './terracotta-boho.ts'
import { theProposal } from './the-proposal.ts'
import { wildMeadow } from './wild-meadow.ts'
import { winterDinner } from './winter-dinner.ts'

export const galleries: readonly Gallery[] = [
  hero,
  gardenVows,
  cityRooftopWedding,
  firstBirthday,
  milestoneBirthday,
  theProposal,
  babyShowerBrunch,
  launchNight,
  annualGala,
  graduationParty,
  winterDinner,
  wildMeadow,
  moonlitNavy,
  terracottaBoho,
  artDeco,
  coastalLinen,
  candyPop,
  evergreen,
  blushClassic,
  riverByLanternLight,
  sevenSistersRidge,
  hiddenCourtyards,
  steamToTheSea,
  lanternsOfYanaka,
  openGardenDay,
  ...appointments,
]
