import type { portalProblems as english } from '../en/portal-problems.ts';

export const portalProblems: { readonly [Key in keyof typeof english]: string } = {
  proof_needed:
    'Une adresse ou un numéro se change par le code qui y est envoyé. Demandez-en un d’abord.',
  sign_in_lost:
    'Cette connexion a commencé dans un autre navigateur ou il y a trop longtemps. Recommencez.',
  sign_in_cancelled: 'Personne n’a été connecté : cela a été annulé là-bas.',
  linked_elsewhere:
    'Cette connexion mène à une autre fiche ici. Demandez à l’entreprise de réunir les deux.',
  proof_old: 'Votre connexion date d’un moment. Prouvez d’abord que c’est vous.',
  last_way: 'C’est votre dernière façon de vous connecter. Ajoutez-en une autre d’abord.',
  way_removed:
    'Cette façon de se connecter a été retirée. Connectez-vous autrement, puis ajoutez-la de nouveau.',
};
