import { type DemoTestimonial, prose } from '../content.ts'

export const GATHERINGS: readonly DemoTestimonial[] = [
  {
    author: 'Yuki Tanaka',
    package: 'first-birthday',
    eventType: 'birthday',
    rating: 5,
    month: 4,
    text: {
      en: prose(`
        Our daughter slept, woke, ate cake with both hands and slept again, exactly as the plan said. I drank a whole
        cup of coffee while it was hot.`),
      fr: prose(`
        Notre fille a dormi, s’est réveillée, a mangé du gâteau à deux mains et s’est rendormie, comme prévu au programme.
        J’ai bu un café entier, et il était chaud.`),
    },
  },
  {
    author: 'Margaret Ellison',
    package: 'milestone-birthday',
    eventType: 'birthday',
    rating: 5,
    month: 5,
    text: {
      en: prose(`
        I turned eighty and danced, which had not been my intention. My brother’s toast was four minutes long, and I
        know that he did not manage that alone.`),
      fr: prose(`
        J’ai eu quatre-vingts ans et j’ai dansé, ce qui n’était pas prévu. Le discours de mon frère a duré quatre
        minutes ; je sais bien qu’il n’y est pas arrivé tout seul.`),
    },
  },
  {
    author: 'Leïla Benali',
    package: 'baby-shower-brunch',
    eventType: 'baby_shower',
    rating: 5,
    month: 9,
    text: {
      en: prose(`
        For once I could eat everything on the table without asking. The book of messages is on the shelf by the cot,
        and I have promised not to open it for eighteen years.`),
      fr: prose(`
        Pour une fois, j’ai pu manger de tout sans poser de questions. Le livre des mots est sur l’étagère près du
        berceau, et j’ai promis de ne pas l’ouvrir avant dix-huit ans.`),
    },
  },
  {
    author: 'Henrik Sørensen',
    package: 'launch-night',
    eventType: 'corporate',
    rating: 5,
    month: 11,
    text: {
      en: prose(`
        The demo failed in rehearsal, on purpose, because they made us practise it. On the night it worked, and we had
        signed two customers before the bar closed.`),
      fr: prose(`
        La démo a échoué en répétition, exprès : ils nous avaient fait travailler ce cas. Le soir venu, tout a marché, et
        nous avions signé deux clients avant la fermeture du bar.`),
    },
  },
  {
    author: 'Ngozi Adeyemi',
    package: 'annual-gala',
    eventType: 'corporate',
    rating: 4,
    month: 3,
    text: {
      en: prose(`
        Two hundred and forty hot dinners and not one plate late, and we raised a third more than last year. The
        cloakroom queue at the end was slow, which they told us before we told them.`),
      fr: prose(`
        Deux cent quarante dîners chauds, pas une assiette en retard, et un tiers de dons en plus que l’an passé. La file
        du vestiaire était lente à la fin ; ils nous l’ont dit avant que nous le disions.`),
    },
  },
  {
    author: 'Rosa & Iain Mackenzie',
    package: 'graduation-party',
    eventType: 'graduation',
    rating: 3,
    month: 7,
    text: {
      en: prose(`
        The lunch and the portraits were lovely, and our son was proud. The evening was too loud for the grandparents
        and the move between the two took longer than an hour. We were offered something back without asking.`),
      fr: prose(`
        Le déjeuner et les portraits étaient très réussis, et notre fils était fier. La soirée était trop bruyante pour
        les grands-parents, et la transition a pris plus d’une heure. On nous a proposé un geste sans que nous le
        demandions.`),
    },
  },
  {
    author: 'Wei Chen',
    package: 'winter-dinner',
    eventType: 'corporate',
    rating: 4,
    month: 12,
    text: {
      en: prose(`
        Twenty engineers stayed at a table for four hours without a telephone in sight. The menu without meat was
        better than mine. I would have liked one course fewer.`),
      fr: prose(`
        Vingt ingénieurs sont restés quatre heures à table sans un téléphone en vue. Le menu sans viande était meilleur
        que le mien. Un plat de moins m’aurait convenu.`),
    },
  },
]
