# Appearance, and the table with its delegate: a part of deck_ui.
set(LOOK_SOURCES
    appearance/appearance.cpp appearance/appearance.h
    appearance/deck_style.cpp appearance/deck_style.h
    appearance/deck_style_controls.cpp
    appearance/icon_store.cpp appearance/icon_store.h
    appearance/system_theme.cpp appearance/system_theme.h
    appearance/tokens.cpp
)
