{{/*
The job and what it needs. Helm makes hooks before everything else, so on a first install neither the account nor the
settings of the other pods exist yet: the job has its own, made just before it.
In the plain mode the same resources are ordinary ones; Argo CD goes by their sync wave.
*/}}
{{- define "mannaka.migrate_annotations" -}}
{{- if eq .root.Values.migrate.mode "hook" -}}
helm.sh/hook: pre-install,pre-upgrade
helm.sh/hook-weight: {{ .weight | quote }}
helm.sh/hook-delete-policy: before-hook-creation
{{- else -}}
argocd.argoproj.io/sync-wave: {{ .weight | quote }}
{{- end -}}
{{- end -}}

{{- define "mannaka.migrate_base" -}}
{{- include "mannaka.fullname" . }}-migrate
{{- end -}}

{{/* A Job cannot be changed: in the plain mode another image, secret or command is another job. */}}
{{- define "mannaka.migrate_job_name" -}}
{{- $base := include "mannaka.migrate_base" . -}}
{{- if eq .Values.migrate.mode "hook" -}}
{{- $base -}}
{{- else -}}
{{- $content := list (include "mannaka.image" .) (include "mannaka.settings" .) .Values.secret .Values.migrate .Values.scheduling | toJson -}}
{{- printf "%s-%s" $base (sha256sum $content | trunc 10) -}}
{{- end -}}
{{- end -}}
