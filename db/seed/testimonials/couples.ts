import { type DemoTestimonial, prose } from '../content.ts'

export const COUPLES: readonly DemoTestimonial[] = [
  {
    author: 'Amara & Joel Osei',
    package: 'garden-vows',
    eventType: 'wedding',
    rating: 5,
    month: 6,
    text: {
      en: prose(`
        It rained until three and nobody remembers. The tent was up before we had finished worrying, and my
        grandmother still talks about the table.`),
      fr: prose(`
        Il a plu jusqu’à quinze heures et personne ne s’en souvient. La tente était montée avant que nous ayons fini de
        nous inquiéter, et ma grand-mère parle encore de la table.`),
    },
  },
  {
    author: 'Camille Laurent',
    package: 'garden-vows',
    eventType: 'wedding',
    rating: 5,
    month: 9,
    text: {
      en: prose(`
        Half our guests spoke French and half did not, and somehow the seating made friends of them. The flowers
        smelled of an actual garden. Thank you for the lanterns.`),
      fr: prose(`
        La moitié de nos invités parlait français, l’autre non, et le plan de table en a fait des amis. Les fleurs
        sentaient le vrai jardin. Merci pour les lanternes.`),
    },
  },
  {
    author: 'Priya Raman & Tom Whitlock',
    package: 'city-rooftop-wedding',
    eventType: 'wedding',
    rating: 5,
    month: 7,
    text: {
      en: prose(`
        We had been told four times that our roof could not be done. They came with a tape measure and a wind gauge
        and did it. The lights of the city coming on during the vows were nobody’s idea, and the best of it.`),
      fr: prose(`
        On nous avait dit quatre fois que notre toit était impossible. Ils sont venus avec un mètre et un anémomètre, et
        ils l’ont fait. La ville qui s’allume pendant nos vœux, personne ne l’avait prévu, et c’est ce qu’on nous raconte encore.`),
    },
  },
  {
    author: 'Daniel Okafor',
    package: 'the-proposal',
    eventType: 'engagement',
    rating: 5,
    month: 2,
    text: {
      en: prose(`
        I had a speech and forgot all of it. It did not matter: the candles were lit, the tide was out, and there was
        truly nobody there. She said yes before I had finished the question.`),
      fr: prose(`
        J’avais préparé un discours, j’ai tout oublié. Aucune importance : les bougies brûlaient, la mer était basse, et
        il n’y avait vraiment personne. Elle a dit oui avant la fin de la question.`),
    },
  },
  {
    author: 'Sofia Marchetti',
    package: 'the-proposal',
    eventType: 'engagement',
    rating: 4,
    month: 10,
    text: {
      en: prose(`
        Beautifully kept secret, and the picnic was generous. The walk back in the dark was longer than I had
        pictured; bring a torch.`),
      fr: prose(`
        Un secret parfaitement gardé et un pique-nique généreux. Le retour dans le noir m’a paru plus long que prévu :
        prenez une lampe.`),
    },
  },
]
