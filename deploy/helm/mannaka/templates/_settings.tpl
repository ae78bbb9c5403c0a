{{/* What is no secret. */}}
{{- define "mannaka.settings" -}}
DJANGO_SETTINGS_MODULE: mannaka.settings.production
MANNAKA_DATA: {{ include "mannaka.data_folder" . }}
MANNAKA_SCANNER: {{ .Values.scanner.kind | quote }}
MANNAKA_CLAMD_URL: {{ .Values.scanner.url | quote }}
MANNAKA_CALENDAR_HOSTS: {{ .Values.calendars.hosts | join "," | quote }}
MANNAKA_MAIL_DOMAINS: {{ .Values.mailReceiver.domains | join "," | quote }}
MANNAKA_MAIL_HOSTS: {{ .Values.plugins.mailHosts | join "," | quote }}
MANNAKA_MAIL_PRIVATE_HOSTS: {{ .Values.plugins.mailPrivateHosts | join "," | quote }}
MANNAKA_PARTNER_HOSTS: {{ .Values.plugins.partnerHosts | join "," | quote }}
MANNAKA_PASS_ON_HOSTS: {{ .Values.plugins.passOnHosts | join "," | quote }}
MANNAKA_PLUGINS: {{ .Values.plugins.allowed | join "," | quote }}
{{- if .Values.plugins.remoteSecret }}
MANNAKA_REMOTE_PLUGINS: {{ include "mannaka.remote_plugins_folder" . }}
{{- end }}
MANNAKA_STOPPED_PLUGINS: {{ .Values.plugins.stopped | join "," | quote }}
{{- if .Values.mail.enabled }}
MANNAKA_EMAIL_FROM: {{ .Values.mail.from | quote }}
{{- end }}
{{- if ne (int .Values.ingress.publicPort) 443 }}
MANNAKA_PUBLIC_PORT: {{ .Values.ingress.publicPort | quote }}
{{- end }}
{{/* A pod's own: in the shared folder one worker would vouch for another. */ -}}
MANNAKA_HEALTH_DIR: /tmp/health
{{- end -}}
