import {
  confirmVerification,
  getSession,
  listDocuments,
  signIn as signInEndpoint,
  signUp as signUpEndpoint,
  startVerification,
} from '#contract/accounts';
import { publishPost } from '#contract/feed';
import { type FileCard, getFile, uploadPath } from '#contract/files';
import { FileId, type MemberId, type OrganizationId, type PersonId } from '#contract/ids';
import { addToRegister } from '#contract/invitations';
import {
  applyForAccess,
  approveApplication,
  bindCard,
  excludeMember,
  issueCards,
  listApplications,
  listMemberships,
  promoteMember,
  type Role,
} from '#contract/members';
import { openOrganization } from '#contract/organizations';
import type { Input } from '#contract/route';
import { Client } from './client.ts';
import type { Product } from './product.ts';

export const PASSWORD = 'пастила и чай';

export interface Names {
  readonly lastName: string;
  readonly firstName: string;
  readonly patronymic: string;
}
export interface Person extends Names {
  readonly client: Client;
  readonly personId: PersonId;
  readonly phone: string;
  readonly password: string;
}
export interface Member extends Person {
  readonly memberId: MemberId;
  readonly cardNumber: string;
}
export interface Organization {
  readonly id: OrganizationId;
  readonly name: string;
  /** Numbers that nobody has bound yet. */
  readonly freeCards: string[];
}
export interface Cabinet extends Organization {
  readonly head: Member;
}
/** What is published, as the composer sends it. */
export type NewPost = Input<typeof publishPost>['body'];

let counter = 0;
const next = (width: number): string => {
  counter += 1;
  return String(counter).padStart(width, '0');
};
/** A phone that nobody has yet, from the numbers kept for fiction. */
export const newPhone = (): string => `+7900${next(7)}`;
/** A card that nobody issued yet. */
export const newCardNumber = (): string => `7114051${next(12)}`;

const NAMES: Names = { lastName: 'Лугова', firstName: 'Варвара', patronymic: 'Ильинична' };

/** People act through the API, as the pages do: to prepare quickly the state that a journey begins with. */
export class People {
  readonly product: Product;
  #operator: Promise<Person> | null = null;

  constructor(product: Product) {
    this.product = product;
  }

  visitor(): Client {
    return new Client(this.product);
  }

  /** Signs up as a browser does: call, digits, consents, password, name. */
  async signUp(names: Partial<Names> = {}, phone: string = newPhone()): Promise<Person> {
    const full = { ...NAMES, ...names };
    const client = this.visitor();
    const { id } = await client.call(startVerification, { body: { phone, purpose: 'sign_up' } });
    const digits = await this.product.code(phone);
    const { proof } = await client.call(confirmVerification, { params: { verificationId: id }, body: { digits } });
    const { items } = await client.call(listDocuments, {});
    const documents = items.map((document) => document.id);
    const person = await client.call(signUpEndpoint, { body: { ...full, proof, password: PASSWORD, documents } });
    this.#keepSecret(phone, proof, PASSWORD, full.lastName, full.patronymic);
    return { ...full, client, personId: person.id, phone, password: PASSWORD };
  }

  /** Signs in once more, in a browser of its own. */
  async signIn({ phone, password }: { phone: string; password: string }): Promise<Client> {
    const client = this.visitor();
    await client.call(signInEndpoint, { body: { phone, password } });
    return client;
  }

  /** The one operator of this product. */
  operator(): Promise<Person> {
    this.#operator ??= this.#signInOperator();
    return this.#operator;
  }
  async #signInOperator(): Promise<Person> {
    const account = this.product.signIn('operator');
    const client = await this.signIn(account);
    const { person } = await client.call(getSession, {});
    if (person === null) throw new Error('The operator is not signed in');
    this.#keepSecret(account.password);
    return { ...person, ...account, client, personId: person.id };
  }

  /** Opens an organisation and issues cards to it. */
  async organization(name: string, cards = 20): Promise<Organization> {
    const { client } = await this.operator();
    const { id } = await client.call(openOrganization, { body: { name } });
    return { id, name, freeCards: await this.issueCards(id, cards) };
  }

  /** Issues cards and gives their numbers. */
  async issueCards(organizationId: OrganizationId, count: number): Promise<string[]> {
    const { client } = await this.operator();
    const numbers = Array.from({ length: count }, newCardNumber);
    await client.call(issueCards, { params: { organizationId }, body: { numbers } });
    this.#keepSecret(...numbers);
    return numbers;
  }

  /** Opens an organisation whose head got the cabinet by «Заявка на доступ». */
  async cabinet(name: string, names: Partial<Names> = {}): Promise<Cabinet> {
    const organization = await this.organization(name);
    const head = await this.signUp(names);
    const cardNumber = takeCard(organization);
    const fullName = `${head.lastName} ${head.firstName} ${head.patronymic}`;
    await head.client.call(applyForAccess, { body: { organizationName: name, fullName, cardNumber, phone: head.phone } });
    const operator = await this.operator();
    const { items } = await operator.client.call(listApplications, { query: { limit: 200 } });
    const application = items.find((item) => item.phone === head.phone);
    if (application === undefined) throw new Error('The application is not in the queue');
    await operator.client.call(approveApplication, { params: { applicationId: application.id } });
    return { ...organization, head: await asMember(head, organization, cardNumber) };
  }

  /** Signs a new person up and binds the organisation's next free card; the head then promotes to the role. */
  async member(cabinet: Cabinet, role: Role = 'member', names: Partial<Names> = {}): Promise<Member> {
    return this.join(cabinet, await this.signUp(names), role);
  }

  /** Somebody who is here already, of another organisation or of none, becomes its member. */
  async join(cabinet: Cabinet, person: Person, role: Role = 'member'): Promise<Member> {
    const cardNumber = takeCard(cabinet);
    await person.client.call(bindCard, { body: { number: cardNumber } });
    const member = await asMember(person, cabinet, cardNumber);
    const ladder: Role[] = ['member', 'administrator', 'head'];
    for (const from of ladder.slice(0, ladder.indexOf(role))) {
      const params = { organizationId: cabinet.id, memberId: member.memberId };
      await cabinet.head.client.call(promoteMember, { params, body: { from } });
    }
    return member;
  }

  /** «Добавить человека», by the head: a record that waits for its person. */
  async addToRegister(cabinet: Cabinet, body: Input<typeof addToRegister>['body']): Promise<MemberId> {
    const { id } = await cabinet.head.client.call(addToRegister, { params: { organizationId: cabinet.id }, body });
    return id;
  }

  /** «Исключить», by the head. */
  async exclude(cabinet: Cabinet, member: Member, reason = 'По собственному желанию'): Promise<void> {
    const params = { organizationId: cabinet.id, memberId: member.memberId };
    await cabinet.head.client.call(excludeMember, { params, body: { reason } });
  }

  #keepSecret(...values: string[]): void {
    for (const value of values) if (value !== '') this.product.secrets.add(value);
  }
}

const takeCard = ({ freeCards, name }: Organization): string => {
  const number = freeCards.shift();
  if (number === undefined) throw new Error(`${name} has no free card left`);
  return number;
};

const asMember = async (person: Person, organization: Organization, cardNumber: string): Promise<Member> => {
  const { items } = await person.client.call(listMemberships, {});
  const membership = items.find((item) => item.organizationId === organization.id);
  if (membership === undefined) throw new Error('The card made no member');
  return { ...person, memberId: membership.memberId, cardNumber };
};

/** Publishes at once. */
export const publish = (author: Person, organization: Organization, post: NewPost) =>
  author.client.call(publishPost, { params: { organizationId: organization.id }, body: post });

const TUS = { 'tus-resumable': '1.0.0' };
const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

/** Uploads a file in one piece and gives it once the server has looked at it; nothing shows it yet. */
export const upload = async (
  { client }: Person,
  { id }: Organization,
  file: { readonly name: string; readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> },
): Promise<FileCard> => {
  const metadata = `filename ${base64(file.name)},filetype ${base64(file.type)}`;
  const created = await client.fetch(uploadPath(id), {
    method: 'POST',
    headers: { ...TUS, 'upload-length': String(file.bytes.length), 'upload-metadata': metadata },
  });
  const location = created.headers.get('location');
  if (created.status !== 201 || location === null) throw new Error(`The upload was refused: ${created.status} ${await created.text()}`);
  const { pathname } = new URL(location, client.url);
  const sent = await client.fetch(pathname, {
    method: 'PATCH',
    headers: { ...TUS, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body: file.bytes,
  });
  if (sent.status !== 204) throw new Error(`The upload broke off: ${sent.status} ${await sent.text()}`);
  const fileId = FileId.parse(pathname.split('/').at(-1));
  return client.call(getFile, { params: { organizationId: id, fileId } });
};
