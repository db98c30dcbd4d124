/** Every address of the product, in one place. Links, redirects and notifications take them from here and from nowhere else. */
export const paths = {
  site: {
    home: () => '/',
    organizations: () => '/organizations',
    document: (kind: 'terms' | 'privacy' | 'personal_data') => `/documents/${kind}`,
    signIn: () => '/sign-in',
    signUp: () => '/sign-up',
    reset: () => '/reset',
    erased: () => '/erased',
    join: (code: string) => `/join/${code}`,
  },
  cabinet: {
    choose: () => '/cabinet',
    profile: (organizationId: string) => `/cabinet/${organizationId}`,
    settings: (organizationId: string) => `/cabinet/${organizationId}/settings`,
    members: (organizationId: string) => `/cabinet/${organizationId}/members`,
    unregistered: (organizationId: string) => `/cabinet/${organizationId}/members/unregistered`,
    invite: (organizationId: string) => `/cabinet/${organizationId}/members/invite`,
    member: (organizationId: string, memberId: string) => `/cabinet/${organizationId}/members/${memberId}`,
    imports: (organizationId: string) => `/cabinet/${organizationId}/members/import`,
    import: (organizationId: string, importId: string) => `/cabinet/${organizationId}/members/import/${importId}`,
    groups: (organizationId: string) => `/cabinet/${organizationId}/members/groups`,
    exports: (organizationId: string) => `/cabinet/${organizationId}/members/exports`,
    excluded: (organizationId: string) => `/cabinet/${organizationId}/members/excluded`,
    feed: (organizationId: string) => `/cabinet/${organizationId}/feed`,
    newPost: (organizationId: string) => `/cabinet/${organizationId}/feed/new`,
    post: (organizationId: string, postId: string) => `/cabinet/${organizationId}/feed/${postId}`,
    editPost: (organizationId: string, postId: string) => `/cabinet/${organizationId}/feed/${postId}/edit`,
    library: (organizationId: string) => `/cabinet/${organizationId}/library`,
    notifications: (organizationId: string) => `/cabinet/${organizationId}/notifications`,
  },
  member: {
    panel: () => '/app',
    communicator: () => '/app/communicator',
    feed: () => '/app/communicator/feed',
    post: (postId: string) => `/app/communicator/feed/${postId}`,
    organization: () => '/app/communicator/organization',
    library: () => '/app/communicator/library',
    /** A file kept on this device: the service worker answers, with or without a network. */
    keptFile: (organizationId: string, fileId: string) => `/app/files/${organizationId}/${fileId}`,
    notifications: () => '/app/notifications',
    profile: () => '/app/profile',
    sessions: () => '/app/profile/sessions',
    consents: () => '/app/profile/consents',
    ownData: () => '/app/profile/data',
    cards: () => '/app/profile/cards',
    cardViews: () => '/app/profile/views',
  },
  operator: {
    applications: () => '/operator',
    organizations: () => '/operator/organizations',
    organization: (organizationId: string) => `/operator/organizations/${organizationId}`,
    journal: () => '/operator/journal',
    documents: () => '/operator/documents',
    erasures: () => '/operator/erasures',
  },
};

/** Where to go after signing in: only an address of our own, never one that somebody put into a link. */
export const ownAddress = (next: string | undefined, fallback: string): string =>
  next?.startsWith('/') && !/^\/[/\\]/.test(next) && !next.startsWith('/api') ? next : fallback;
