// Holds the compiled languages as resources, under ":/i18n"; `ui/shell/languages.h` loads them.
