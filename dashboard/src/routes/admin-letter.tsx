export { LetterDrawer as Component } from '../features/mail-log/letter-drawer';
