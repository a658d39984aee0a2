export { BulletinPage as Component } from '../features/periods/bulletin/bulletin-page';
