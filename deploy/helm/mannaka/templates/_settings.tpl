{{/* What is no secret. */}}
{{- define "mannaka.settings" -}}
DJANGO_SETTINGS_MODULE: mannaka.settings.production
MANNAKA_DATA: {{ include "mannaka.data_folder" . }}
MANNAKA_SCANNER: {{ .Values.scanner.kind | quote }}
MANNAKA_CLAMD_URL: {{ .Values.scanner.url | quote }}
{{/* A pod's own: in the shared folder one worker would vouch for another. */ -}}
MANNAKA_HEALTH_DIR: /tmp/health
{{- end -}}
