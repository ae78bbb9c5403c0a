{{/* Names and labels. 40 characters leave room for the longest suffix within the 63 that Kubernetes takes. */}}
{{- define "mannaka.fullname" -}}
{{- if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "mannaka.release_labels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{/* What selects the pods of a component: never changes, since a Deployment's selector cannot. */}}
{{- define "mannaka.selector_labels" -}}
{{ include "mannaka.release_labels" .root }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{/* The head of every resource: (dict "root" $ "component" "web" "name" "mannaka-web" "annotations" dict). */}}
{{- define "mannaka.metadata" -}}
name: {{ .name }}
namespace: {{ .root.Release.Namespace | quote }}
labels:
  {{- include "mannaka.selector_labels" . | nindent 2 }}
  app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
  app.kubernetes.io/managed-by: {{ .root.Release.Service }}
  helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name (.root.Chart.Version | replace "+" "_") }}
{{- with .annotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{- define "mannaka.image" -}}
{{- $tag := .Values.image.tag | default .Chart.AppVersion -}}
{{- if .Values.image.digest -}}
{{- printf "%s:%s@%s" .Values.image.repository $tag .Values.image.digest -}}
{{- else -}}
{{- printf "%s:%s" .Values.image.repository $tag -}}
{{- end -}}
{{- end -}}

{{- define "mannaka.claim" -}}
{{- .Values.data.existingClaim | default (printf "%s-data" (include "mannaka.fullname" .)) -}}
{{- end -}}
