// Nothing of its own: the library carries the catalogues :/i18n/uploaddeck_en.qm and :/i18n/uploaddeck_zh_CN.qm.
