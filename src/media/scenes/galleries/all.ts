import type { Gallery } from '../gallery.ts'
import { cityRooftopWedding } from './city-rooftop-wedding.ts'
import { gardenVows } from './garden-vows.ts'
import { hero } from './hero.ts'
import { launchNight } from './launch-night.ts'
import { theProposal } from './the-proposal.ts'

export const galleries: readonly Gallery[] = [hero, gardenVows, cityRooftopWedding, theProposal, launchNight]
