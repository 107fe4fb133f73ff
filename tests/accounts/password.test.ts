import { describe, expect, test } from 'bun:test'
import common from '../../src/accounts/common-passwords.json'
import { passwordProblems } from '../../src/accounts/password.ts'

const about = { house: 'Maison Tilleul', email: 'amelie.laurent@example.org', name: 'Amélie Laurent' }
const codeOf = (password: string) => passwordProblems(password, about)[0]?.code

describe('a password may be [S29]', () => {
  test.each([
    ['eight characters', 'kvotzrab'],
    ['a sentence with its spaces', 'the garden was ready at dawn'],
    ['figures alone', '8402719365'],
    ['capitals alone', 'KVOTZRAB'],
    ['64 characters', `${'the garden was '.repeat(4)}soon`],
    ['128 characters', `${'the garden was '.repeat(8)}at dawn.`],
    ['128 characters outside of the first plane', '🗝🌿🎈🎂🥂🎻🏡🌙'.repeat(16)],
    ['eight of them', '🗝🌿🎈🎂🥂🎻🏡🌙'],
    ['another script', 'сад готов на рассвете'],
    ['a mark that joins', 'nai\u0308ve et gai'],
    ['long, though a common word is in it', 'sunshine over the lime trees'],
  ])('%s', (_, password) => {
    expect(passwordProblems(password, about)).toEqual([])
  })
})

describe('a password may not be [S29]', () => {
  test.each([
    ['nothing', '', 'required'],
    ['seven characters', 'kvotzra', 'too_short'],
    ['seven that are fourteen code units', '🗝🌿🎈🎂🥂🎻🏡', 'too_short'],
    ['seven with a mark that joins', 'kvotzre\u0301', 'too_short'],
    ['129 characters', `${'the garden was '.repeat(8)}at dawn..`, 'too_long'],
    ['with a NUL', 'kvot\0zrabx', 'not_text'],
    ['with another control', 'kvot\u001bzrabx', 'not_text'],
    ['with a line end', 'kvot\nzrabx', 'not_text'],
    ['with half of a character', 'kvotzrab\ud83d', 'not_text'],
    ['one that everybody has', 'password', 'too_common'],
    ['one that everybody has, in capitals', 'PASSWORD', 'too_common'],
    ['one that everybody has, with a year and a sign', 'Password2026!', 'too_common'],
    ['one that everybody has, with a space', ' football ', 'too_common'],
    ['one letter over and over', 'kkkkkkkkkkkk', 'too_common'],
    ['a few over and over', 'kvokvokvokv', 'too_common'],
    ['a line of the keyboard', 'sdfghjkl', 'too_common'],
    ['the same on another keyboard, backwards', 'poiuytreza', 'too_common'],
    ['the alphabet', 'ghijklmnop', 'too_common'],
    ['counting down', '9876543210', 'too_common'],
    ['their address', 'amelie.laurent@example.org', 'too_common'],
    ['the first part of it', 'amelie.laurent', 'too_common'],
    ['their name', 'Amélie Laurent', 'too_common'],
    ['one of their names with figures', 'laurent1987', 'too_common'],
    ["the house's name", 'maison tilleul 2026', 'too_common'],
    ["the app's", 'Rendezvous1', 'too_common'],
  ])('%s', (_, password, code) => {
    expect(codeOf(password)).toBe(code as never)
  })

  test('any of some thousands that are used most, in capitals neither', () => {
    const known = common.passwords.split(' ')
    expect(known.length).toBeGreaterThan(3_000)
    expect(known.filter((each) => codeOf(each) !== 'too_common')).toEqual([])
    expect(known.filter((each) => codeOf(each.toUpperCase()) !== 'too_common')).toEqual([])
  })
})

test('the problem names the field that was sent, and what the limit is', () => {
  expect(passwordProblems('short', about, 'new')).toEqual([
    { path: 'new', code: 'too_short', values: { min: 8 } },
  ])
})

test('nobody without a name is kept from a password because of that', () => {
  expect(passwordProblems('kvotzrab', { house: '', email: 'a@b.example', name: '' })).toEqual([])
  expect(passwordProblems('20260101', { house: '', email: '1@b.example', name: 'X' })).toEqual([])
})

test('a long text of anything is judged in no time worth naming', () => {
  for (const letter of ['a', '1', ' ', '\u0301', '🗝']) expect(codeOf(letter.repeat(50_000))).toBeDefined()
})
