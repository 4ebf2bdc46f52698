# Appearance, and the table with its delegate: a part of deck_ui.
set(LOOK_SOURCES
    appearance/appearance.cpp appearance/appearance.h
    appearance/color_mix.h
    appearance/deck_style.cpp appearance/deck_style.h
    appearance/deck_style_controls.cpp
    appearance/icon_store.cpp appearance/icon_store.h
    appearance/system_theme.cpp appearance/system_theme.h
    appearance/tokens.cpp
    uploads/progress_painter.cpp uploads/progress_painter.h
    uploads/text_painter.cpp uploads/text_painter.h
    uploads/upload_delegate.cpp uploads/upload_delegate.h
    uploads/upload_header.cpp uploads/upload_header.h
    uploads/upload_recent_changes.cpp uploads/upload_recent_changes.h
    uploads/upload_table_view.cpp uploads/upload_table_view.h
    uploads/upload_table_view_columns.cpp
    uploads/upload_table_view_keeping.cpp
)
