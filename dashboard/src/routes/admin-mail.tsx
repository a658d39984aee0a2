export { MailPage as Component } from '../features/mail-log/mail-page';
