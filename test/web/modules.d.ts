/** The pages' scripts are plain JavaScript; tests take them as they are. */
declare module '*.js';
