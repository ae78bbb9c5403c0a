{{/* What is no secret. */}}
{{- define "mannaka.settings" -}}
DJANGO_SETTINGS_MODULE: mannaka.settings.production
MANNAKA_DATA: {{ include "mannaka.data_folder" . }}
{{- end -}}
