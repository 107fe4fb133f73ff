import { expect, test } from 'bun:test'
import { addressIn, householdOf, isIn, networkIn } from '../../src/shared/networks.ts'

const inside = (address: string, network: string) => isIn(addressIn(address)!, networkIn(network)!)

test('an address is the same however it is written', () => {
  const spellings = [
    ['203.0.113.7', '::ffff:203.0.113.7', '::FFFF:cb00:7107', '0:0:0:0:0:ffff:203.0.113.7'],
    ['2001:db8::1', '2001:DB8:0:0:0:0:0:1', '2001:0db8::0001', '2001:db8::0.0.0.1'],
    ['::', '0:0:0:0:0:0:0:0', '0::0'],
    ['::1', '0:0:0:0:0:0:0:1'],
    ['fe80::1', 'fe80::1%eth0'],
  ]
  for (const [first, ...others] of spellings) {
    expect(addressIn(first!)).toBeDefined()
    for (const other of others) expect(`${other} ${addressIn(other)}`).toBe(`${other} ${addressIn(first!)}`)
  }
})

test.each([
  '',
  ' ',
  'unknown',
  '1.2.3',
  '1.2.3.4.5',
  '256.1.1.1',
  '1.2.3.04',
  '0x7f.1',
  '2130706433',
  '127.0.0.1 ',
  ':',
  ':::',
  '1::2::3',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  '1:2:3:4:5:6:7::8',
  '12345::',
  'g::',
  '::1.2.3',
  '1.2.3.4::',
  '[::1]',
  '1.2.3.4:80',
])('%p is no address', (text) => {
  expect(addressIn(text)).toBeUndefined()
})

test('a network holds what begins like it, and nothing else', () => {
  expect(inside('10.255.255.255', '10.0.0.0/8')).toBe(true)
  expect(inside('::ffff:10.1.2.3', '10.0.0.0/8')).toBe(true)
  expect(inside('11.0.0.0', '10.0.0.0/8')).toBe(false)
  expect(inside('10.1.2.3', '10.200.0.1/8')).toBe(true)
  expect(inside('203.0.113.7', '203.0.113.7')).toBe(true)
  expect(inside('203.0.113.6', '203.0.113.7')).toBe(false)
  expect(inside('203.0.113.6', '203.0.113.7/31')).toBe(true)
  expect(inside('198.51.100.1', '0.0.0.0/0')).toBe(true)
  expect(inside('2001:db8::1', '0.0.0.0/0')).toBe(false)
  expect(inside('2001:db8:ffff::1', '2001:db8::/32')).toBe(true)
  expect(inside('2001:db9::1', '2001:db8::/32')).toBe(false)
  expect(inside('203.0.113.7', '::/0')).toBe(true)
})

test.each([
  '',
  '10.0.0.0/33',
  '::/129',
  '10.0.0.0/-1',
  '10.0.0.0/',
  '10.0.0.0/8/8',
  '/8',
  'fe80::%eth0/64',
  'x/8',
])('%p is no network', (text) => {
  expect(networkIn(text)).toBeUndefined()
})

test('a household has a /64 of IPv6, or one address of IPv4', () => {
  const household = (text: string) => householdOf(addressIn(text)!)
  expect(household('2001:db8:0:1::5')).toBe(household('2001:db8::1:0:0:0:99'))
  expect(household('2001:db8:0:2::5')).not.toBe(household('2001:db8:0:1::5'))
  expect(household('::ffff:203.0.113.7')).toBe('203.0.113.7')
  expect(household('203.0.113.8')).toBe('203.0.113.8')
})
